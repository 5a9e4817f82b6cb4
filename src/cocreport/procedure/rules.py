"""The rules a procedure can name under ``needs:`` and ``done:``, and those it can never switch off."""

from collections.abc import Mapping
from typing import Final

from cocreport.procedure import response_rules, review_rules
from cocreport.procedure.matter import Matter, Rule
from cocreport.procedure.review_rules import REPORTER_TOLD
from cocreport.procedure.spec import About

__all__ = (
    "ABOUT",
    "FIXED_ABOUT",
    "FIXED_DONE",
    "FIXED_ORDER",
    "NEEDED",
    "NOTHING_OWED",
    "REPORTER_TOLD",
    "RULES",
    "Matter",
    "Rule",
)

NOTHING_OWED: Final = "nothing-owed"
"""What closing a case waits for: every other duty that does not outlive the case; no step can name it."""

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "reported-told": ("met",),
    "hearing": ("reported-told",),
    "standing": ("hearing-ended",),
    "actions": ("decided",),
    "reported-informed": ("decided", "actions-chosen"),
    "appeal": ("reported-informed",),
    "announcements": ("met",),
    "closing": (NOTHING_OWED,),
}
"""What the fixed steps wait for, whatever a procedure says (rows 32 to 37)."""

FIXED_ORDER: Final = (
    "meeting",
    "reported-told",
    "hearing",
    "standing",
    "actions",
    "reported-informed",
    "appeal",
    "announcements",
    "closing",
)
"""The steps that every procedure has, in this order (rows 27, 32 to 37, 55 and 63)."""


FIXED_ABOUT: Final[Mapping[str, tuple[About | None, ...]]] = {
    "meeting": (None,),
    "reported-told": ("reported",),
    "hearing": ("reported",),
    "standing": ("reported",),
    "actions": ("reported",),
    "reported-informed": ("reported", "decision"),
    "appeal": ("decision",),
    "announcements": (None,),
    "closing": (None,),
}
"""What each fixed step is about: whoever was reported is told, heard and decided about one by one."""

FIXED_DONE: Final = {
    "meeting": "met",
    "reported-told": "reported-told",
    "hearing": "hearing-ended",
    "standing": "decided",
    "actions": "actions-chosen",
    "reported-informed": "reported-informed",
    "appeal": "appeal-named",
    "announcements": "announced",
    "closing": "closed",
}
"""The rule by which each fixed step is done, beside any that a procedure adds."""

RULES: Final[Mapping[str, Rule]] = {
    "account-kept": response_rules.account_kept,
    "safety-known": response_rules.safety_known,
    "presence-known": response_rules.presence_known,
    "help-called": response_rules.help_called,
    "response-given": response_rules.response_given,
    "gaps-asked": response_rules.gaps_asked,
    "met": review_rules.met,
    "agreed": review_rules.agreed,
    "planned": review_rules.planned,
    "task-ended": review_rules.task_ended,
    "measure-reviewed": review_rules.measure_reviewed,
    "target-asked": review_rules.target_asked,
    "followed-up": review_rules.followed_up,
    "promise-kept": review_rules.promise_kept,
    "reporters-told": review_rules.reporters_told,
    "reported-told": review_rules.reported_told,
    "hearing-ended": review_rules.hearing_ended,
    "attempts-noted": review_rules.attempts_noted,
    "decided": review_rules.decided,
    "actions-chosen": review_rules.actions_chosen,
    "reported-informed": review_rules.reported_informed,
    "appeal-named": review_rules.appeal_named,
    "decision-reviewed": review_rules.decision_reviewed,
    "sanction-reviewed": review_rules.sanction_reviewed,
    "appeal-decided": review_rules.appeal_decided,
    "decided-again": review_rules.decided_again,
    "appeal-answered": review_rules.appeal_answered,
    "those-who-knew-told": review_rules.those_who_knew_told,
    "announced": review_rules.announced,
    "looked-back": review_rules.looked_back,
    "closed": review_rules.closed,
}

ABOUT: Final[Mapping[str, tuple[About, ...]]] = {
    "task-ended": ("task",),
    "measure-reviewed": ("measure",),
    "target-asked": ("target",),
    "followed-up": ("report",),
    "promise-kept": ("report",),
    "reported-told": ("reported",),
    "hearing-ended": ("reported",),
    "attempts-noted": ("reported",),
    "decided": ("reported", "decision"),
    "actions-chosen": ("reported", "decision"),
    "reported-informed": ("reported", "decision"),
    "appeal-named": ("decision",),
    "decision-reviewed": ("provisional",),
    "sanction-reviewed": ("sanction",),
    "appeal-decided": ("appeal",),
    "decided-again": ("decision",),
    "appeal-answered": ("appeal",),
}
"""What a step has to be about, so that one of these rules can be held against it."""
