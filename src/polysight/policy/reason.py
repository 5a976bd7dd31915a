"""Why a verdict is what it is, as a message and its fields."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.messages import Language, text


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, ready to be told in either language.

    Parameters
    ----------
    key : str
        Message key.
    fields : tuple of (str, str)
        Placeholders of the message: codes, dates and numbers.
    """

    key: str
    fields: tuple[tuple[str, str], ...] = ()

    def told(self, language: Language = "en") -> str:
        """The reason in words.

        Parameters
        ----------
        language : {"en", "zh"}
            Language of the words.

        Returns
        -------
        str
            The sentence.
        """
        return text(self.key, language, **dict(self.fields))


def reason(key: str, **fields: object) -> Reason:
    """Reason of a message key.

    Parameters
    ----------
    key : str
        Message key.
    **fields : object
        Placeholders of the message.

    Returns
    -------
    Reason
        The reason.
    """
    return Reason(key, tuple((name, str(value)) for name, value in fields.items()))
