"""The meeting's keys, forms and views: pure functions of where the meeting stands."""
