"""Where a number comes from."""

from __future__ import annotations

from dataclasses import dataclass

TIERS = ("primary", "secondary", "mirror", "template", "unverified")


@dataclass(frozen=True, slots=True)
class Source:
    """A document or data set that was read.

    Parameters
    ----------
    key : str
        Name of the source in the data.
    title, producer, publisher, url : str
        What it is, who made it, who published it, where it was read.
    published, accessed : str
        ISO dates, as precise as known.
    licence : str
        Licence of the source or the ground on which its facts are quoted.
    redistributable : bool
        Whether its numbers may leave this system.
    tier : str
        One of `TIERS`, best first.
    note : str
        Remark.
    """

    key: str
    title: str
    producer: str
    publisher: str
    url: str
    published: str
    accessed: str
    licence: str
    redistributable: bool
    tier: str
    note: str = ""

    @property
    def citation(self) -> str:
        """The source in one line.

        Returns
        -------
        str
            Producer, title, publisher, date and address as far as known.
        """
        publisher = self.publisher if self.publisher != self.producer else ""
        parts = (self.producer, self.title, publisher, self.published, self.url)
        return ". ".join(part for part in parts if part)


def source_from(cells: dict[str, str]) -> Source:
    """Source of a checked table row.

    Parameters
    ----------
    cells : dict of str to str
        Text by column name.

    Returns
    -------
    Source
        The source.
    """
    names = (
        "key title producer publisher url published accessed licence redistributable tier note"
    ).split()
    texts = {name: cells.get(name, "") for name in names if name != "redistributable"}
    return Source(redistributable=cells.get("redistributable") == "yes", **texts)
