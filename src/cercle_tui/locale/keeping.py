"""What is wrong with a file or a folder, in words: what, where, and what to do."""

from cercle_tui.locale.catalogue import N_

STORE: dict[str, str] = {
    "mended": N_("{path} could not be read: it was set aside, and its previous copy is back."),
    "migrated": N_("{path} was brought up to date; a copy is kept in backups."),
    "missing_file": N_("{path} is no longer there."),
    "unreadable": N_("{path} cannot be read: look at who may open it."),
    "exists": N_("{path} already exists: nothing was written."),
    "conflict_markers": N_("{path} holds the marks of a synchronisation conflict: keep one side."),
    "foreign_file": N_(
        "{path} was not written by cercle, so it is left untouched. Move it "
        "elsewhere or choose another folder."
    ),
    "newer_schema": N_(
        "{path} comes from a newer cercle: it can be read, not changed. "
        "Update cercle on this machine."
    ),
    "newer_read": N_(
        "{path} comes from a newer cercle: {read} of the {total} things it records are understood "
        "here. Update cercle on this machine to read it whole."
    ),
    "broken_file": N_(
        "{path} cannot be read and was set aside; the rest stays usable. Run "
        "“cercle check” to see what can be restored."
    ),
    "broken_left": N_(
        "{path} cannot be read: it is cut short or damaged. It was left as it is, and the rest "
        "stays usable. Copy it again from where it is whole."
    ),
    "restored_backup": N_(
        "{path} could not be read: its last good copy, {backup}, was put back. "
        "Check that the latest entries are there."
    ),
    "not_saved": N_(
        "Not saved: {path} could not be written. Nothing is lost while cercle "
        "stays open; free some space or reconnect the disk."
    ),
    "read_only": N_("{path} is open for reading only, so nothing can be recorded here."),
    "held_by_other": N_(
        "Another cercle is writing this meeting ({host}, process {pid}, since "
        "{since}). Here you can follow it; close the other one to take over."
    ),
    "changed_under_us": N_(
        "{path} was changed by another program. It was read again and nothing "
        "was written over; check it, then repeat your last action."
    ),
    "too_large": N_(
        "{path} is too large to be one of ours, so it was not opened. Move it elsewhere."
    ),
    "no_folder": N_(
        "There is no folder {path}, and it could not be made. Choose another with --data."
    ),
    "sealed": N_(
        "{path} is the record of a closed meeting and never changes. Record what "
        "comes later between meetings."
    ),
}
"""What a problem of the store says, by its code."""
