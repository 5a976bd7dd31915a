"""Programs that only tests need, installed when the first test asks for one.

A browser, an office program and a PDF renderer are no part of the product, so nothing installs
them for a user. As root, or where ``sudo`` asks no password, Debian's package is installed;
elsewhere the test is skipped with a line that says what to install, and fails when ``CI`` is set.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Program:
    """A program and the Debian packages that bring it."""

    command: str
    packages: tuple[str, ...]


CHROMIUM = Program("chromium", ("chromium", "fonts-noto-cjk"))
LIBREOFFICE = Program("soffice", ("libreoffice-calc-nogui",))
PDFTOPPM = Program("pdftoppm", ("poppler-utils",))


def advice(program: Program) -> str:
    """What a person has to do to get the program."""
    return f"this test needs {program.command}: apt-get install {' '.join(program.packages)}"


def privilege() -> list[str] | None:
    """How to run a command as root, or None where that is not possible."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None


def install(program: Program) -> None:
    """Install the packages of a program, where this user can."""
    prefix = privilege()
    apt = shutil.which("apt-get")
    if prefix is None or apt is None:
        return
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-q", "-y"]
    for step in (["update"], ["install", "--no-install-recommends", *program.packages]):
        # Its own complaints stay visible: they say why a program could not be had.
        silent = subprocess.DEVNULL
        subprocess.run([*command, *step], check=False, stdin=silent, stdout=silent)


def path_of(program: Program) -> Path:
    """Path of a program, installed now if need be; one worker at a time."""
    found = shutil.which(program.command)
    if found is None:
        lock = Path(tempfile.gettempdir()) / f"polysight-install-{os.getuid()}.lock"
        with lock.open("w") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            if shutil.which(program.command) is None:
                install(program)
        found = shutil.which(program.command)
    if found is not None:
        return Path(found)
    if os.environ.get("CI"):
        pytest.fail(advice(program))
    pytest.skip(advice(program))


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that pages are tested in."""
    return path_of(CHROMIUM)


@pytest.fixture(scope="session")
def libreoffice() -> Path:
    """The office program that workbooks are recalculated with."""
    return path_of(LIBREOFFICE)


@pytest.fixture(scope="session")
def pdftoppm() -> Path:
    """The renderer that PDF pages are looked at with."""
    return path_of(PDFTOPPM)
