"""Closed lists of codes with Chinese and English names, found by any of their spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polysight.errors import UsageError, refusal
from polysight.messages import Language
from polysight.suggestion import nearest

#: Likeness from which a spelling is suggested; signs of Chinese are few, so one may be wrong.
CLOSE, CLOSE_CHINESE, FAINT = 60, 60, 30
#: Letters from which a part of a name is a word.
WORD = 4
#: Signs that a spelling may have or leave out.
_LOOSE = str.maketrans("", "", " -_'’")


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a codelist.

    Parameters
    ----------
    code, en, zh : str
        The code and its names.
    spellings : tuple of str
        Everything a person may type for it: aliases, pinyin, old names.
    parent, kind : str
        Place in a hierarchy and sort of entry, where the list has them.
    definition : str
        What is meant.
    """

    code: str
    en: str
    zh: str
    spellings: tuple[str, ...] = ()
    parent: str = ""
    kind: str = ""
    definition: str = ""

    def label(self, language: Language) -> str:
        """Name in a language.

        Parameters
        ----------
        language : {"en", "zh"}
            Language of the name.

        Returns
        -------
        str
            The name.
        """
        return self.zh if language == "zh" else self.en


def folded(text: str) -> str:
    """Spelling with width, case and spaces made equal.

    Parameters
    ----------
    text : str
        What was typed.

    Returns
    -------
    str
        Form used for look-up.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return plain.casefold().translate(_LOOSE)


class Codelist:
    """A closed list; looked up by code, either name, pinyin or alias.

    Parameters
    ----------
    name : str
        Name of the list, also the message that tells an unknown entry.
    codes : iterable of Code
        Its entries.
    """

    def __init__(self, name: str, codes: Iterable[Code]) -> None:
        self.name = name
        self.codes: Mapping[str, Code] = {code.code: code for code in codes}
        self._by_spelling: dict[str, Code] = {}
        for code in self.codes.values():
            self._by_spelling[folded(code.code)] = code
        for code in self.codes.values():
            for spelling in (code.en, code.zh, *code.spellings):
                if spelling:
                    self._by_spelling.setdefault(folded(spelling), code)

    def __contains__(self, code: str) -> bool:
        return code in self.codes

    def find(self, text: str) -> Code:
        """Entry that a text means.

        Parameters
        ----------
        text : str
            Code, name, pinyin or alias in any case or width.

        Returns
        -------
        Code
            The entry.

        Raises
        ------
        UsageError
            If there is none; the nearest spelling is suggested.
        """
        found = self._by_spelling.get(folded(text))
        if found is None:
            raise refusal(
                UsageError,
                "codelist.unknown",
                got=text,
                list=self.name,
                suggestion=self.suggestion(text),
            )
        return found

    def begun(self, text: str) -> Code:
        """Entry that a text means, or the only one whose spelling it begins.

        Parameters
        ----------
        text : str
            Code, name, pinyin or alias, or its beginning: two signs of Chinese, four letters.

        Returns
        -------
        Code
            The entry.

        Raises
        ------
        UsageError
            If there is none, or the beginning fits several.
        """
        start = folded(text)
        if start not in self._by_spelling and len(start) >= (4 if start.isascii() else 2):
            fits = {
                code.code: code
                for spelling, code in self._by_spelling.items()
                if spelling.startswith(start)
            }
            if len(fits) == 1:
                return next(iter(fits.values()))
        return self.find(text)

    def suggestion(self, text: str) -> str:
        """Nearest spelling to one that is not known.

        Parameters
        ----------
        text : str
            What was typed.

        Returns
        -------
        str
            A known name in the script that was typed, or an empty string.
        """
        spellings = [
            spelling
            for code in self.codes.values()
            for spelling in (code.code, code.en, code.zh, *code.spellings)
            if spelling
        ]
        typed, chinese = folded(text), not text.isascii()
        around = [one for one in spellings if len(typed) > 1 and typed in folded(one)]
        close = nearest(text, spellings, CLOSE_CHINESE if chinese else CLOSE)
        inside = [one for one in spellings if len(folded(one)) > 1 and folded(one) in typed]
        if around and (chinese or len(typed) >= WORD):
            return min(around, key=len)
        if close:
            return close
        if chinese and inside:
            return max(inside, key=len)
        return nearest(text, spellings, FAINT) if chinese else ""

    def label(self, code: str, language: Language) -> str:
        """Name of a code, or the code itself where the list does not have it.

        Parameters
        ----------
        code : str
            The code.
        language : {"en", "zh"}
            Language of the name.

        Returns
        -------
        str
            The name.
        """
        return self.codes[code].label(language) if code in self.codes else code


def code_from(cells: dict[str, str]) -> Code:
    """Entry of a checked table row.

    Parameters
    ----------
    cells : dict of str to str
        Text by column name.

    Returns
    -------
    Code
        The entry.
    """
    spellings = [part for part in cells.get("aliases", "").split("|") if part]
    if cells.get("pinyin"):
        spellings.append(cells["pinyin"])
    return Code(
        cells["code"],
        cells["en"],
        cells["zh"],
        tuple(spellings),
        cells.get("parent", ""),
        cells.get("kind", ""),
        cells.get("definition", ""),
    )
