"""How routes stand to each other."""

from polysight.audit.route_relations import PUREST_FIRST, REFINES, purer


def test_order_is_strict_and_known_only_for_known_routes() -> None:
    assert purer("siemens", "umg")
    assert not purer("umg", "siemens")
    assert not purer("siemens", "siemens")
    assert not purer("siemens", "unknown")


def test_what_is_refined_is_a_route_of_the_order() -> None:
    assert set(REFINES.values()) <= set(PUREST_FIRST)
    assert not set(REFINES) & set(PUREST_FIRST)
