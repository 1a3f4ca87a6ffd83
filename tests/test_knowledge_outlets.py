"""Outlets and agencies: how many there are, and that no two share a domain."""

from communique.knowledge import Knowledge


def test_there_are_outlets_and_agencies_of_all_the_region() -> None:
    outlets = Knowledge().outlets
    assert len(outlets) >= 60
    domains = [domain for outlet in outlets.values() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
