"""The `cercle` command: parse, then hand over."""

import argparse
import os
import sys
from collections.abc import Sequence

from cercle_tui.locale import choose_language, words_for
from cercle_tui.locale.arguments import setup_arguments

TROUBLE = 1


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
    from cercle_tui.cli.commands import Stop
    from cercle_tui.cli.parser import build_parser

    args = build_parser(words).parse_args(argv, argparse.Namespace(data=None, lang=None, theme=""))
    from cercle_tui.meeting.script_problem import ScriptProblem
    from cercle_tui.store.problems import StoreProblem

    try:
        return int(args.run(args, words))
    except Stop as stop:
        print(stop, file=sys.stderr)
    except StoreProblem as problem:
        from cercle_tui.locale.problems import say_problem

        print(say_problem(words, problem.code, problem.params), file=sys.stderr)
    except ScriptProblem as problem:
        from cercle_tui.locale.problems import say_rule, say_script

        rule = problem.rule
        why = say_rule(words, rule.code, rule.params) if rule else ""
        print(say_script(words, problem.code, problem.params, why), file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return TROUBLE
