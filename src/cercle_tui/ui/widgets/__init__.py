"""The widgets of the screens: pure views of small frozen values, holding no rule of a meeting."""
