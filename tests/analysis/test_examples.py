"""The worked examples in the docstrings give what they say."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import analysis

MODULES = [
    module.name
    for module in pkgutil.walk_packages(analysis.__path__, "analysis.")
    if not module.name.endswith("__main__") and ".migrations" not in module.name
]


def test_there_are_examples():
    found = [doctest.DocTestFinder(exclude_empty=True).find(import_module(name)) for name in MODULES]
    assert sum(len(example.examples) for examples in found for example in examples) >= 80


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(import_module(name)).failed == 0
