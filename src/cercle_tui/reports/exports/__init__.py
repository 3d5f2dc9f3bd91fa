"""The register on its way out: one model of what is exported, and the forms it is written in."""
