"""Claims along a scale."""

from polysight.audit.chains import agreed, disordered
from tests.audit.plain_claims import claim


def test_one_claim_stands_for_several_that_agree() -> None:
    one, same, other = claim("a", 100), claim("b", 101), claim("c", 150)
    assert agreed([one, same]) is one
    assert agreed([one, other]) is None
    assert agreed([]) is None


def test_a_chain_goes_one_way() -> None:
    low, middle, high = claim("a", 100), claim("b", 120), claim("c", 150)
    assert not disordered([low, middle, high], 1)
    assert disordered([low, middle, high], -1)
    assert not disordered([high, middle, low], 0)
    assert disordered([low, high, middle], 0)
