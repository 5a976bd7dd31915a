"""Properties that standards limit, from the impurities of a product."""

from __future__ import annotations

import numpy as np

from polysight.plant.purity.measured import PROPERTIES, UNITS, Property, measured
from polysight.plant.purity.product import NOT_KNOWN, Product

BULK = np.array([[0.05, 0.12, 30.0, 30.0, 1.0], [0.2, 0.1, 30.0, 30.0, 1.0]])


def product(hydrogen: float = float("nan")) -> Product:
    return Product(BULK, np.array([0.0, 0.0, 10.0, 50.0, 4.0]), np.array(hydrogen), NOT_KNOWN)


def test_each_in_its_unit() -> None:
    got = measured(product(16.0), "chunk")
    assert got.values.shape == (2, len(PROPERTIES))
    assert len(UNITS) == len(PROPERTIES)
    np.testing.assert_array_equal(got.value(Property.DONORS), [0.12, 0.1])
    np.testing.assert_array_equal(got.value(Property.ACCEPTORS), [0.05, 0.2])
    np.testing.assert_allclose(got.value(Property.CARBON), 30.0 * 4.994e13, rtol=1e-3)
    np.testing.assert_allclose(got.value(Property.BULK_METALS), 55.845 / 28.085)
    np.testing.assert_allclose(got.value(Property.TOTAL_METALS), 5.0 * 55.845 / 28.085)
    np.testing.assert_array_equal(got.value(Property.HYDROGEN), 16.0)


def test_what_is_not_measured_is_no_number() -> None:
    got = measured(product(), "chunk")
    for which in (Property.LIFETIME, Property.HYDROGEN, Property.N_RESISTIVITY):
        assert np.isnan(got.value(which)).all()
    told = measured(product(), "chunk", lifetime_us=np.array([800.0, 900.0]))
    np.testing.assert_array_equal(told.value(Property.LIFETIME), [800.0, 900.0])


def test_resistivity_of_the_net_donors() -> None:
    got = measured(product(), "chunk", resistivity=True)
    n_type = got.value(Property.N_RESISTIVITY)
    assert 1000 < n_type[0] < 1400
    assert np.isnan(n_type[1]), "more boron than phosphorus: there is no n-type resistivity"
    assert (np.diff(got.value(Property.P_RESISTIVITY)) < 0).all()
