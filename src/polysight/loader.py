"""The one place that imports a module by name, so that the command answers at once.

Only the command, the study engine and the audit call it: a verb names the heavy module that does
its work, and the module is loaded when the verb runs and not when its help is read; a rule of the
audit names the chemistry that it needs once a report states a number to hold against it.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def loaded(name: str) -> ModuleType:
    """Module of a name, imported now.

    Parameters
    ----------
    name : str
        Dotted name, for example ``polysight.report.document``.

    Returns
    -------
    module
        The module.
    """
    return import_module(name)
