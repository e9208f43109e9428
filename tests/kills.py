"""Killing a process at moments that do not depend on how busy the machine is."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from random import Random

Work = Callable[[object, int, Connection], None]
_GAP = 1000


def killed(work: Work, path: object, kills: int, luck: Random) -> Iterator[list]:
    """Start ``work(path, first, done)`` again and again, kill it, and yield what each had been told is done.

    ``work`` sends None once it is ready and a word after each thing that is done. Each process is killed after none,
    one or two of these, at a random moment within the time that one takes.
    """
    context, pace = multiprocessing.get_context("fork"), 0.01
    for start in range(0, kills * _GAP, _GAP):
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=work, args=(path, start, sender))
        worker.start()
        sender.close()
        receiver.recv()
        began, waited_for = time.monotonic(), luck.randrange(3)
        said = [receiver.recv() for _ in range(waited_for)]
        pace = (time.monotonic() - began) / waited_for if waited_for else pace
        time.sleep(luck.uniform(0.0, 1.2 * pace))
        worker.kill()
        worker.join()
        yield [*said, *_said_before(receiver)]
        receiver.close()


def _said_before(done: Connection) -> Iterator:
    try:
        while done.poll():
            yield done.recv()
    except EOFError:
        pass
