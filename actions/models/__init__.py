from actions.models.action import (
    RESPONSIBLE_FIRST,
    Action,
    ActionLead,
    new_key,
    responsible_first,
)
from actions.models.challenges import Challenge, ChallengeAnswer, ChallengeClosing
from actions.models.dates import DateChange, DateDecision, DateRequest, Occurrence
from actions.models.evidence import EvidenceFile, EvidenceLink
from actions.models.filters import SavedFilter
from actions.models.leaving import Leaving, Succession
from actions.models.moving import ClosingSignature, Transfer
from actions.models.posted import Posted
from actions.models.sign_off import Reopening, SignOff, SignOffProposal
from actions.models.updates import Consideration, NeedAnswer, ProgressUpdate

__all__ = [
    "RESPONSIBLE_FIRST",
    "Action",
    "ActionLead",
    "Challenge",
    "ChallengeAnswer",
    "ChallengeClosing",
    "ClosingSignature",
    "Consideration",
    "DateChange",
    "DateDecision",
    "DateRequest",
    "EvidenceFile",
    "EvidenceLink",
    "Leaving",
    "NeedAnswer",
    "Occurrence",
    "Posted",
    "ProgressUpdate",
    "Reopening",
    "SavedFilter",
    "SignOff",
    "SignOffProposal",
    "Succession",
    "Transfer",
    "new_key",
    "responsible_first",
]
