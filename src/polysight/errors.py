"""Faults as data: what is wrong, where, what was expected, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.messages import LANGUAGES, Language, text


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in input or use, ready to be told in either language.

    Parameters
    ----------
    key : str
        Message key of the rule that was broken.
    fields : tuple of (str, str)
        Placeholders of the message.
    file, sheet, column : str
        Where it is; empty when it has no such place.
    row : int
        Row number as a person counts it (the header is row 1); 0 when there is none.
    got, expected : str
        What was found and what would be right.
    suggestion : str
        Nearest valid value ("did you mean"); empty when nothing is near.
    """

    key: str
    fields: tuple[tuple[str, str], ...] = ()
    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    got: str = ""
    expected: str = ""
    suggestion: str = ""

    def place(self, language: Language = "en") -> str:
        """Where the fault is, in words.

        Parameters
        ----------
        language : {"en", "zh"}
            Language of the words.

        Returns
        -------
        str
            File, sheet, row and column as far as known; may be empty.
        """
        parts = [self.file] if self.file else []
        for name, value in (("sheet", self.sheet), ("row", self.row), ("column", self.column)):
            if value:
                parts.append(text(f"place.{name}", language, value=value))
        return text("place.separator", language).join(parts)

    def sentence(self, language: Language = "en") -> str:
        """The whole fault in one line.

        Parameters
        ----------
        language : {"en", "zh"}
            Language of the line.

        Returns
        -------
        str
            Place, fault, found and expected value, and suggestion.
        """
        said = text(self.key, language, **dict(self.fields))
        place = self.place(language)
        line = text("place.prefix", language, place=place, said=said) if place else said
        for name, value in (
            ("got", self.got),
            ("expected", self.expected),
            ("suggestion", self.suggestion),
        ):
            if value:
                line += text(f"place.{name}", language, value=value)
        return line

    def document(self) -> dict[str, object]:
        """The fault for machines, with its sentence in every language.

        Returns
        -------
        dict
            Rule, place, found and expected value, suggestion and messages.
        """
        return {
            "rule": self.key,
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "got": self.got,
            "expected": self.expected,
            "suggestion": self.suggestion,
            "message": {language: self.sentence(language) for language in LANGUAGES},
        }


class PolysightError(Exception):
    """A refusal with its reasons; ``exit_code`` is what the command ends with.

    Parameters
    ----------
    problems : tuple of Problem
        The reasons, in the order in which they were met.
    """

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: Language) -> str:
        """All reasons, one a line.

        Parameters
        ----------
        language : {"en", "zh"}
            Language of the lines.

        Returns
        -------
        str
            The lines joined by newlines.
        """
        return "\n".join(problem.sentence(language) for problem in self.problems)


class UsageError(PolysightError):
    """The command or function was asked for something that does not exist."""

    exit_code = 2


class DataError(PolysightError):
    """Input data break a rule."""

    exit_code = 3


class UnitError(DataError):
    """A unit is unknown or has the wrong dimension."""


class BasisError(DataError):
    """Numbers on unlike bases were to be combined without a stated conversion."""


def refusal(kind: type[PolysightError], key: str, **fields: object) -> PolysightError:
    """Error of a kind with one problem.

    Parameters
    ----------
    kind : type
        Class of the error.
    key : str
        Message key.
    **fields : object
        Placeholders of the message; ``suggestion`` goes to the problem itself.

    Returns
    -------
    PolysightError
        The error, to be raised by the caller.
    """
    suggestion = str(fields.pop("suggestion", "") or "")
    told = tuple((name, str(value)) for name, value in fields.items())
    return kind((Problem(key, told, suggestion=suggestion),))
