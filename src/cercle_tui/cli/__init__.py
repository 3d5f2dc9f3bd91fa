"""The `cercle` command: parse, then hand over."""

import argparse
import os
import sys
from collections.abc import Sequence

from cercle_tui.locale import Words, choose_language, words_for
from cercle_tui.locale.arguments import setup_arguments


def _lang_of(argv: Sequence[str]) -> str | None:
    """Return what follows --lang, wherever it stands: the parser itself speaks that language."""
    for at, word in enumerate(argv):
        if word == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, 1 (a problem in the data, said in words) or 2 (wrong usage)."""
    argv = sys.argv[1:] if argv is None else argv
    words = words_for(choose_language(_lang_of(argv), os.environ))
    setup_arguments(words.lang)
    from cercle_tui.cli.common import TROUBLE, say_unread
    from cercle_tui.cli.parser import build_parser
    from cercle_tui.locale.problems import DETAILS, say_unforeseen

    blank = argparse.Namespace(data=None, lang=None, theme="", desk=None)
    args = build_parser(words).parse_args(argv, blank)
    status = TROUBLE
    try:
        status = int(args.run(args, words))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as trouble:
        said = _in_words(trouble, words)
        if said is None and os.environ.get(DETAILS):
            raise
        print(said or say_unforeseen(words, trouble), file=sys.stderr)
    return say_unread(args.desk, words, status)


def _in_words(trouble: Exception, words: Words) -> str | None:
    """Return what to tell a person, or None for what should never have happened."""
    from cercle_tui.cli.common import Stop
    from cercle_tui.locale.problems import say_problem, say_rule, say_script
    from cercle_tui.meeting.script_problem import ScriptProblem
    from cercle_tui.store.problems import StoreProblem

    match trouble:
        case Stop():
            return str(trouble)
        case StoreProblem():
            return say_problem(words, trouble.code, trouble.params)
        case ScriptProblem():
            rule = trouble.rule
            why = say_rule(words, rule.code, rule.params) if rule else ""
            return say_script(words, trouble.code, trouble.params, why)
        case OSError():
            return words.gettext("{path}: the system says {reason}.").format(
                path=trouble.filename or "", reason=trouble.strerror or type(trouble).__name__
            )
    return None
