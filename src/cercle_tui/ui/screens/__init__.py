"""The screens: home, welcome, meeting, register, help."""
