"""A reference of forty press reports of joint statements, coded by hand; README.md says how. The texts themselves are not here."""
