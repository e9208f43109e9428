"""Same Room: the only entry. Sets the frame up and runs the page that was asked for."""

from pages.shared.frame import run

run()
