// Made by `npm run answers` from the types of the routes’ methods: change those.
import type { Answers } from '@mirrorloop/messaging-nest';

export const answers: Answers = {
  "routes": {
    "AcknowledgeEscalationController.list": {
      "about": "Who has heard of it, and who hears when nobody acknowledges; newest first.",
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/EscalationView" } }
    },
    "AcknowledgeEscalationController.acknowledge": {
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/EscalationView" } }
    },
    "ChangeRatesController.show": {
      "about": "The rates that stakes are computed with.",
      "answer": { "$ref": "#/components/schemas/StakesRates" }
    },
    "ChangeRatesController.change": { "answer": { "$ref": "#/components/schemas/StakesRates" } },
    "MeetingsController.list": { "answer": { "$ref": "#/components/schemas/PageOfMeetingSummary" } },
    "MeetingsController.show": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.plan": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.revise": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.start": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.cancel": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.add": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.decide": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.commit": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MeetingsController.close": { "answer": { "$ref": "#/components/schemas/MeetingView" } },
    "MinutesCalendarController.show": {},
    "ImportElsewhereController.import": {
      "about": "A CSV file, packed by gzip where it is large, a line a change; answered once it is kept. What isn't right is named by line.",
      "answer": { "$ref": "#/components/schemas/ElsewhereImported" }
    },
    "CalendarController.show": {},
    "KeepCalendarFeedController.show": { "answer": { "$ref": "#/components/schemas/CalendarFeedView" } },
    "KeepCalendarFeedController.make": {
      "about": "Another address; the one before shows nothing more.",
      "answer": { "$ref": "#/components/schemas/CalendarFeedMade" }
    },
    "KeepCalendarFeedController.revoke": {},
    "KeepCaseSettingsController.show": {
      "about": "The clocks of a case, who gets it, and how many like ones ask for one action.",
      "answer": { "$ref": "#/components/schemas/CaseSettingsView" }
    },
    "KeepCaseSettingsController.change": {
      "about": "For cases that open from now on.",
      "answer": { "$ref": "#/components/schemas/CaseSettingsView" }
    },
    "ChannelDeliveriesController.list": {
      "about": "Newest first, with the reason of the last try that failed.",
      "answer": { "$ref": "#/components/schemas/PageOfChannelDelivery" }
    },
    "ChannelDeliveriesController.replayAll": {
      "about": "Everything that failed is sent again, under the ids it had.",
      "answer": { "type": "object", "properties": { "replayed": { "type": "number" } }, "required": ["replayed"] }
    },
    "ChannelDeliveriesController.replay": {
      "answer": { "type": "object", "properties": { "replayed": { "type": "number" } }, "required": ["replayed"] }
    },
    "KeepChannelsController.list": {
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/ChannelView" } }
    },
    "KeepChannelsController.add": {
      "about": "The secret is shown this once.",
      "answer": { "$ref": "#/components/schemas/ChannelMade" }
    },
    "KeepChannelsController.rotate": {
      "answer": { "type": "object", "properties": { "secret": { "type": "string" } }, "required": ["secret"] }
    },
    "KeepChannelsController.remove": {},
    "KeepPlaybooksController.list": {
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/PlaybookView" } }
    },
    "KeepPlaybooksController.show": { "answer": { "$ref": "#/components/schemas/PlaybookView" } },
    "KeepPlaybooksController.add": { "answer": { "$ref": "#/components/schemas/PlaybookView" } },
    "KeepPlaybooksController.change": {
      "about": "With the `version` seen.",
      "answer": { "$ref": "#/components/schemas/PlaybookView" }
    },
    "KeepPlaybooksController.retire": { "about": "It is not offered any more; its record stays." },
    "KeepPoliciesController.list": {
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/PolicyView" } }
    },
    "KeepPoliciesController.add": { "answer": { "$ref": "#/components/schemas/PolicyView" } },
    "KeepPoliciesController.change": { "answer": { "$ref": "#/components/schemas/PolicyView" } },
    "KeepPoliciesController.remove": {},
    "ListActionsController.list": {
      "about": "Overdue first, then what a week of waiting costs.",
      "answer": { "$ref": "#/components/schemas/PageOfActionView" }
    },
    "ListElsewhereController.list": {
      "about": "What was committed in other systems, by deadline, with what a promise made here would have besides.",
      "answer": { "$ref": "#/components/schemas/PageOfElsewhereView" }
    },
    "ListElsewhereController.figures": {
      "about": "How many were late, on time, open and overdue, and reopened, by system; never by person.",
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/ElsewhereFiguresView" } }
    },
    "ListNoticesController.list": { "answer": { "$ref": "#/components/schemas/PageOfNotice" } },
    "ListWorkOfWhoLeftController.list": { "answer": { "$ref": "#/components/schemas/PageOfLeftWorkView" } },
    "ShowAccountabilityController.show": {
      "about": "A team too small for a figure about its work says so and shows none.",
      "answer": { "$ref": "#/components/schemas/AccountabilityView" }
    },
    "ShowActionController.show": { "answer": { "$ref": "#/components/schemas/ActionView" } },
    "ShowEvidenceController.evidence": {
      "about": "What has shown progress, newest first.",
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/EvidenceEntry" } }
    },
    "ShowHistoryController.history": {
      "about": "Who did what and why, oldest first.",
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/HistoryEntry" } }
    },
    "ShowInvitationsController.show": {
      "about": "Of one study: how many people who work here were mailed, and how many not, by reason. Reminders aren't counted.",
      "answer": { "$ref": "#/components/schemas/InvitationCounts" }
    },
    "ShowMyWorkController.show": { "answer": { "$ref": "#/components/schemas/MyWorkView" } },
    "ShowTriedController.tried": {
      "about": "Which ways were tried in like cases, and what came of them; and playbooks for such cases that nobody has tried.",
      "answer": { "type": "array", "items": { "$ref": "#/components/schemas/TriedView" } }
    },
    "TakeOverElsewhereController.takeOver": {
      "about": "Proposes it here; it is promised by a commit, with everything a promise has.",
      "answer": { "$ref": "#/components/schemas/ActionView" }
    },
    "CasesController.list": {
      "about": "Those that run out first; the resolved ones last.",
      "answer": { "$ref": "#/components/schemas/PageOfCaseView" }
    },
    "CasesController.answer": { "answer": { "$ref": "#/components/schemas/CaseView" } },
    "CasesController.resolve": { "answer": { "$ref": "#/components/schemas/CaseView" } },
    "CasesController.handOver": {
      "about": "Another person sees to it from now on: `ownerId`, with a `reason`.",
      "answer": { "$ref": "#/components/schemas/CaseView" }
    }
  },
  "schemas": {
    "AccountabilityView": {
      "type": "object",
      "properties": {
        "signalToOwner": {
          "$ref": "#/components/schemas/TypicalTime",
          "description": "From the first day on which customers said it to one person's promise."
        },
        "insightToOwner": {
          "$ref": "#/components/schemas/TypicalTime",
          "description": "From the proposal, which comes with the insight, to one person's promise."
        },
        "ownerToDone": { "$ref": "#/components/schemas/TypicalTime" },
        "teams": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string", "format": "uuid" },
              "name": { "type": "string" },
              "promises": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": {
                      "onTime": { "type": "number" },
                      "overdue": { "type": "number" },
                      "stalled": { "type": "number" }
                    },
                    "required": ["onTime", "overdue", "stalled"]
                  }
                ]
              }
            },
            "required": ["id", "name", "promises"]
          },
          "description": "By team; null where fewer than five people stand behind the figures."
        },
        "costAWeek": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "unit": { "type": "string" },
              "amount": { "type": "number" },
              "counted": { "type": "number" }
            },
            "required": ["unit", "amount", "counted"]
          },
          "description": "What a week of waiting costs, of all that waits and whose cost is known, by unit."
        },
        "unowned": { "type": "number", "description": "Proposed and promised by nobody." },
        "running": { "type": "number", "description": "All that waits: proposed, or promised and not done." },
        "oldest": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "actionId": { "type": "string", "format": "uuid" },
              "title": { "type": "string" },
              "owner": { "type": ["string", "null"] },
              "committedAt": { "type": "string", "format": "date-time" },
              "deadline": { "type": "string", "format": "date-time" }
            },
            "required": ["actionId", "title", "owner", "committedAt", "deadline"]
          }
        }
      },
      "required": [
        "signalToOwner",
        "insightToOwner",
        "ownerToDone",
        "teams",
        "costAWeek",
        "unowned",
        "running",
        "oldest"
      ],
      "description": "GET /api/action-tracker/accountability: does anything happen, and how soon?"
    },
    "ActionState": {
      "enum": [
        "done",
        "inconclusive",
        "committed",
        "dropped",
        "proposed",
        "in-progress",
        "verifying",
        "verified",
        "refuted"
      ]
    },
    "ActionView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "state": { "$ref": "#/components/schemas/ActionState" },
        "insightId": { "type": "string", "format": "uuid" },
        "title": { "type": "string" },
        "problem": { "type": ["string", "null"] },
        "owner": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "id": { "type": "string", "format": "uuid" },
                "name": { "type": "string" },
                "timeZone": { "type": "string" }
              },
              "required": ["id", "name", "timeZone"]
            }
          ]
        },
        "deadline": { "type": ["string", "null"], "format": "date-time" },
        "stakes": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "acting": {
                  "type": "object",
                  "properties": {
                    "amount": { "type": "number" },
                    "low": { "type": ["number", "null"] },
                    "high": { "type": ["number", "null"] },
                    "unit": { "type": "string" },
                    "basis": { "type": "string" }
                  },
                  "required": ["amount", "low", "high", "unit", "basis"]
                },
                "notActing": {
                  "type": "object",
                  "properties": {
                    "amount": { "type": "number" },
                    "low": { "type": ["number", "null"] },
                    "high": { "type": ["number", "null"] },
                    "unit": { "type": "string" },
                    "basis": { "type": "string" }
                  },
                  "required": ["amount", "low", "high", "unit", "basis"]
                }
              },
              "required": ["acting", "notActing"]
            }
          ],
          "description": "Proposed from the evidence until a manager commits; null where the evidence has no customers or no value."
        },
        "stakesMissing": {
          "type": ["string", "null"],
          "description": "Why no stakes could be computed, so that a manager states them; null where there are some."
        },
        "successMeasure": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "metric": { "type": "string" },
                "population": { "type": "string" },
                "smallestEffect": { "type": "number" },
                "unit": { "type": "string" },
                "lagDays": { "type": "number" },
                "sd": {
                  "type": "number",
                  "description": "Standard deviation of single values, where it is known, and the n in each group that follows from it."
                },
                "sampleSize": { "type": "number" }
              },
              "required": ["metric", "population", "smallestEffect", "unit", "lagDays"]
            }
          ]
        },
        "due": { "type": "boolean" },
        "overdue": { "type": "boolean" },
        "proposedAt": { "type": "string", "format": "date-time" },
        "committedAt": { "type": ["string", "null"], "format": "date-time" },
        "committedBy": { "type": ["string", "null"] },
        "domain": {
          "type": "object",
          "properties": {
            "domain": { "$ref": "#/components/schemas/CynefinDomain" },
            "reason": { "type": ["string", "null"] },
            "by": { "type": ["string", "null"] }
          },
          "required": ["domain", "reason", "by"],
          "description": "`disorder` until somebody sets it, with a reason."
        },
        "way": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "kind": { "const": "best-practice" }, "practice": { "type": "string" } },
              "required": ["kind", "practice"]
            },
            {
              "type": "object",
              "properties": {
                "kind": { "const": "expert-analysis" },
                "expert": { "type": "string" },
                "options": { "type": "array", "items": { "type": "string" } }
              },
              "required": ["kind", "expert", "options"]
            },
            {
              "type": "object",
              "properties": {
                "kind": { "const": "probes" },
                "probes": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "name": { "type": "string" },
                      "amplifyWhen": { "type": "string" },
                      "endWhen": { "type": "string" }
                    },
                    "required": ["name", "amplifyWhen", "endWhen"]
                  }
                }
              },
              "required": ["kind", "probes"]
            },
            {
              "type": "object",
              "properties": {
                "kind": { "const": "contain" },
                "how": { "type": "string" },
                "reclassifyBy": { "type": "string" }
              },
              "required": ["kind", "how", "reclassifyBy"]
            },
            {
              "type": "object",
              "properties": {
                "kind": { "const": "break-down" },
                "parts": { "type": "array", "items": { "type": "string" } }
              },
              "required": ["kind", "parts"]
            }
          ],
          "description": "Null for what was promised before anybody was asked how."
        },
        "sponsor": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "id": { "type": "string", "format": "uuid" }, "name": { "type": "string" } },
              "required": ["id", "name"]
            }
          ],
          "description": "Hears when it stalls again; null: the owner's manager does."
        },
        "startedAt": { "type": ["string", "null"], "format": "date-time" },
        "progressAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "The latest evidence of progress, else when it was promised."
        },
        "stalls": {
          "type": "number",
          "description": "How often in a row it stalled since, and when it does (again)."
        },
        "stallsAt": { "type": ["string", "null"], "format": "date-time" },
        "doneAt": { "type": ["string", "null"], "format": "date-time" },
        "measureAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "From when its success measure may be taken again."
        },
        "outcome": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/OutcomeView" }] },
        "dropped": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "reason": { "type": "string" },
                "at": { "type": "string", "format": "date-time" },
                "by": { "type": "string" }
              },
              "required": ["reason", "at", "by"]
            }
          ]
        },
        "withdrawn": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "at": { "type": "string", "format": "date-time" },
                "reason": { "type": "string" },
                "by": { "type": "string" }
              },
              "required": ["at", "reason", "by"]
            }
          ],
          "description": "The insight it answers was retracted: by whom, when and why."
        },
        "costOfDelay": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "amount": { "type": "number" },
                "low": { "type": ["number", "null"] },
                "high": { "type": ["number", "null"] },
                "unit": { "type": "string" },
                "basis": { "type": "string" },
                "weeks": { "type": "number", "description": "How long it has waited." },
                "rate": { "type": "number", "description": "What a week of waiting costs, in the unit." },
                "currency": {
                  "type": ["string", "null"],
                  "description": "ISO 4217; null where the stakes are stated in anything but money."
                }
              },
              "required": ["amount", "low", "high", "unit", "basis"]
            }
          ],
          "description": "What waiting has cost since it was proposed; null where nothing waits, or nobody knows."
        }
      },
      "required": [
        "id",
        "version",
        "state",
        "insightId",
        "title",
        "problem",
        "owner",
        "deadline",
        "stakes",
        "successMeasure",
        "due",
        "overdue",
        "proposedAt",
        "committedAt",
        "committedBy",
        "domain",
        "way",
        "sponsor",
        "startedAt",
        "progressAt",
        "stalls",
        "stallsAt",
        "doneAt",
        "measureAt",
        "outcome",
        "dropped",
        "costOfDelay"
      ]
    },
    "AgendaSection": {
      "enum": ["overdue", "stalled", "promised", "deferred", "unowned", "added"],
      "description": "Why an item is on the agenda, in the order in which they come."
    },
    "CalendarFeedMade": {
      "type": "object",
      "properties": { "madeAt": { "type": "string", "format": "date-time" }, "path": { "type": "string" } },
      "required": ["madeAt", "path"],
      "description": "POST /calendar-feed: the address, shown this once."
    },
    "CalendarFeedView": {
      "type": "object",
      "properties": { "madeAt": { "type": ["string", "null"], "format": "date-time" } },
      "required": ["madeAt"],
      "description": "GET /api/action-tracker/calendar-feed: whether one's own deadlines have an address; DELETE takes it back."
    },
    "CaseSettingsView": {
      "type": "object",
      "properties": {
        "version": { "type": "number" },
        "respondHours": { "type": "number" },
        "resolveHours": { "type": "number" },
        "likeCases": { "type": "number" },
        "windowDays": { "type": "number" },
        "routes": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "touchpoint": { "type": "string" }, "teamId": { "type": "string", "format": "uuid" } },
            "required": ["touchpoint", "teamId"]
          }
        },
        "defaultTeamId": { "type": ["string", "null"], "format": "uuid" }
      },
      "required": ["version", "respondHours", "resolveHours", "likeCases", "windowDays", "routes", "defaultTeamId"],
      "description": "GET, PUT /api/action-tracker/case-settings; a PUT with another version is refused (412)."
    },
    "CaseView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "state": { "enum": ["open", "resolved", "answered"] },
        "signalId": { "type": "string", "format": "uuid" },
        "touchpoint": { "type": "string" },
        "theme": { "type": ["string", "null"] },
        "store": { "type": ["string", "null"] },
        "channel": { "type": "string" },
        "reasons": { "type": "array", "items": { "type": "string" } },
        "occurredAt": { "type": "string", "format": "date-time" },
        "openedAt": { "type": "string", "format": "date-time" },
        "owner": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "id": { "type": "string", "format": "uuid" }, "name": { "type": ["string", "null"] } },
              "required": ["id", "name"]
            }
          ],
          "description": "Null where no route leads to anybody."
        },
        "respondBy": { "type": "string", "format": "date-time" },
        "resolveBy": { "type": "string", "format": "date-time" },
        "response": { "enum": ["running", "missed", "hit"] },
        "resolution": { "enum": ["running", "missed", "hit"] },
        "answered": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "at": { "type": "string", "format": "date-time" },
                "by": { "type": "string" },
                "what": { "type": "string" }
              },
              "required": ["at", "by", "what"]
            }
          ]
        },
        "resolved": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "at": { "type": "string", "format": "date-time" },
                "by": { "type": "string" },
                "what": { "type": "string" }
              },
              "required": ["at", "by", "what"]
            }
          ]
        },
        "actionId": {
          "type": ["string", "null"],
          "format": "uuid",
          "description": "The systemic action that it asked for, together with like ones."
        },
        "handedOver": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "at": { "type": "string", "format": "date-time" },
                "by": { "type": "string" },
                "reason": { "type": "string" }
              },
              "required": ["at", "by", "reason"]
            }
          ],
          "description": "Who gave it to whoever has it, and why."
        }
      },
      "required": [
        "id",
        "version",
        "state",
        "signalId",
        "touchpoint",
        "theme",
        "store",
        "channel",
        "reasons",
        "occurredAt",
        "openedAt",
        "owner",
        "respondBy",
        "resolveBy",
        "response",
        "resolution",
        "answered",
        "resolved",
        "actionId"
      ],
      "description": "GET /api/action-tracker/cases (filters state, ownerId, actionId), those that run out first."
    },
    "ChannelDelivery": {
      "type": "object",
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid",
          "description": "What a webhook carries as `webhook-id`, at every try."
        },
        "kind": {
          "enum": [
            "due",
            "overdue",
            "stalled",
            "measure",
            "reclassify",
            "withdrawn",
            "escalated",
            "case-opened",
            "case-late",
            "case-handed-over",
            "minutes"
          ]
        },
        "title": { "type": "string" },
        "at": { "type": "string", "format": "date-time", "description": "When it came up." },
        "state": {
          "enum": ["pending", "delivered", "failed"],
          "description": "`failed`: given up after the last try, or with its channel."
        },
        "attempts": { "type": "number", "description": "Tries made, since it was replayed where it was." },
        "nextAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "When it is tried next; null unless it waits."
        },
        "deliveredAt": { "type": ["string", "null"], "format": "date-time" },
        "why": { "type": ["string", "null"], "description": "Why the last try failed." }
      },
      "required": ["id", "kind", "title", "at", "state", "attempts", "nextAt", "deliveredAt", "why"],
      "description": "GET /api/action-tracker/channels/{id}/deliveries: each notice that went or goes there, newest first."
    },
    "ChannelMade": {
      "type": "object",
      "properties": {
        "secret": { "type": ["string", "null"] },
        "id": { "type": "string", "format": "uuid" },
        "kind": { "enum": ["webhook", "slack", "teams"] },
        "name": { "type": "string" },
        "host": { "type": "string" },
        "createdAt": { "type": "string", "format": "date-time" },
        "disabled": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "at": { "type": "string", "format": "date-time" }, "why": { "type": "string" } },
              "required": ["at", "why"]
            }
          ]
        }
      },
      "required": ["secret", "id", "kind", "name", "host", "createdAt", "disabled"],
      "description": "POST /channels `{kind, name, url}`; of a webhook with the secret that signs, shown this once."
    },
    "ChannelView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "kind": { "enum": ["webhook", "slack", "teams"] },
        "name": { "type": "string" },
        "host": { "type": "string" },
        "createdAt": { "type": "string", "format": "date-time" },
        "disabled": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "at": { "type": "string", "format": "date-time" }, "why": { "type": "string" } },
              "required": ["at", "why"]
            }
          ]
        }
      },
      "required": ["id", "kind", "name", "host", "createdAt", "disabled"],
      "description": "GET /api/action-tracker/channels: where notices go besides the mail of whoever they are for."
    },
    "CountedOutcomeView": {
      "type": "object",
      "properties": {
        "actionId": { "type": "string", "format": "uuid" },
        "title": { "type": "string" },
        "verdict": { "enum": ["inconclusive", "verified", "refuted"] },
        "effect": { "type": "number" },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "n": { "type": "number" },
        "unit": { "type": ["string", "null"] },
        "source": { "type": "string" },
        "at": { "type": ["string", "null"], "format": "date-time" }
      },
      "required": ["actionId", "title", "verdict", "effect", "low", "high", "n", "unit", "source", "at"],
      "description": "What came of one action that went a way; only what has its interval, n and source."
    },
    "CynefinDomain": { "enum": ["clear", "complicated", "complex", "chaotic", "disorder"] },
    "ElsewhereFiguresView": {
      "type": "object",
      "properties": {
        "system": { "type": "string" },
        "actions": { "type": "number" },
        "owners": { "type": "number" },
        "overdue": { "type": "number" },
        "open": { "type": "number" },
        "late": { "type": "number" },
        "onTime": { "type": "number" },
        "dropped": { "type": "number" },
        "unknown": { "type": "number" },
        "reopened": { "type": "number" }
      },
      "required": [
        "system",
        "actions",
        "owners",
        "overdue",
        "open",
        "late",
        "onTime",
        "dropped",
        "unknown",
        "reopened"
      ],
      "description": "GET /api/action-tracker/actions-elsewhere/figures?asOf="
    },
    "ElsewhereImported": {
      "type": "object",
      "properties": {
        "read": { "type": "number", "description": "Lines below the header." },
        "actions": { "type": "number", "description": "Actions that the file speaks of." },
        "changes": {
          "type": "number",
          "description": "Lines that told something new, and those that had been told before."
        },
        "repeated": { "type": "number" },
        "failed": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "line": { "type": "number" },
              "path": { "type": "string" },
              "message": { "type": "string" }
            },
            "required": ["line", "path", "message"]
          }
        }
      },
      "required": ["read", "actions", "changes", "repeated", "failed"],
      "description": "POST /api/action-tracker/actions-elsewhere?system=&columns=&done=&dropped=&timeZone=: what a file brought in."
    },
    "ElsewhereStanding": {
      "enum": ["open", "unknown", "overdue", "dropped", "late", "on-time"],
      "description": "How an action that was committed elsewhere stands; `unknown` where nobody said by when."
    },
    "ElsewhereView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "system": { "type": "string" },
        "ref": { "type": "string", "description": "What it is called there." },
        "title": { "type": "string" },
        "problem": { "type": ["string", "null"] },
        "owner": { "type": ["string", "null"] },
        "team": { "type": ["string", "null"] },
        "committedAt": { "type": ["string", "null"], "format": "date-time" },
        "deadline": { "type": ["string", "null"], "format": "date-time" },
        "doneAt": { "type": ["string", "null"], "format": "date-time" },
        "state": { "enum": ["open", "done", "dropped"] },
        "standing": { "$ref": "#/components/schemas/ElsewhereStanding" },
        "reopened": { "type": "number", "description": "How often it was taken up again after it was done." },
        "changes": { "type": "number" },
        "missing": {
          "type": "array",
          "items": { "enum": ["problem", "owner", "deadline", "stakes", "success-measure", "way"] },
          "description": "What a promise made here has and this one lacks."
        },
        "actionId": {
          "type": ["string", "null"],
          "format": "uuid",
          "description": "Once somebody took it over: the action here."
        }
      },
      "required": [
        "id",
        "system",
        "ref",
        "title",
        "problem",
        "owner",
        "team",
        "committedAt",
        "deadline",
        "doneAt",
        "state",
        "standing",
        "reopened",
        "changes",
        "missing",
        "actionId"
      ],
      "description": "GET /api/action-tracker/actions-elsewhere (filters system, standing, asOf), by deadline."
    },
    "EscalationView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "reason": { "enum": ["due", "overdue", "stalled", "owner-left"] },
        "policy": { "type": "string" },
        "state": {
          "enum": ["running", "acknowledged", "resolved", "exhausted"],
          "description": "`exhausted`: everybody has heard and nobody answered."
        },
        "openedAt": { "type": "string", "format": "date-time" },
        "endedAt": { "type": ["string", "null"], "format": "date-time" },
        "nextAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "When the next one hears, or the acknowledgement expires."
        },
        "acknowledged": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "by": { "type": "string" },
                "at": { "type": "string", "format": "date-time" },
                "until": { "type": "string" }
              },
              "required": ["by", "at", "until"]
            }
          ]
        },
        "steps": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "step": { "type": "number" },
              "at": { "type": "string", "format": "date-time" },
              "to": { "type": "string" },
              "insteadOf": { "type": ["string", "null"] }
            },
            "required": ["step", "at", "to", "insteadOf"]
          }
        }
      },
      "required": ["id", "reason", "policy", "state", "openedAt", "endedAt", "nextAt", "acknowledged", "steps"],
      "description": "GET /api/action-tracker/actions/{id}/escalations; POST /actions/{id}/acknowledge answers the same."
    },
    "EvidenceEntry": {
      "type": "object",
      "properties": {
        "version": { "type": "number" },
        "at": { "type": "string", "format": "date-time" },
        "by": { "type": "string" },
        "kind": { "enum": ["deliverable", "leading-indicator", "probe-begun"] },
        "what": { "type": "string" },
        "where": { "type": "string" },
        "moved": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "before": { "type": "number" },
                "now": { "type": "number" },
                "low": { "type": "number" },
                "high": { "type": "number" },
                "n": { "type": "number" }
              },
              "required": ["before", "now", "low", "high", "n"]
            }
          ]
        }
      },
      "required": ["version", "at", "by", "kind", "what", "where", "moved"],
      "description": "GET /api/action-tracker/actions/{id}/evidence, newest first"
    },
    "HistoryEntry": {
      "type": "object",
      "properties": {
        "at": { "type": "string", "format": "date-time" },
        "what": { "type": "string" },
        "by": { "type": "string" },
        "version": { "type": "number" },
        "why": { "type": ["string", "null"] }
      },
      "required": ["at", "what", "by", "version"],
      "description": "GET /api/action-tracker/actions/{id}/history"
    },
    "InvitationCounts": {
      "type": "object",
      "properties": {
        "sends": { "type": "boolean", "description": "False where no mail server is set: they wait." },
        "waiting": { "type": "number" },
        "mailed": { "type": "number" },
        "notMailed": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "reason": { "type": "string" }, "count": { "type": "number" } },
            "required": ["reason", "count"]
          },
          "description": "Not mailed, by reason."
        },
        "trouble": {
          "type": ["string", "null"],
          "description": "Why the last attempt of some failed that are tried again."
        }
      },
      "required": ["sends", "waiting", "mailed", "notMailed", "trouble"],
      "description": "What became of the invitations that one service sends."
    },
    "ItemDecision": {
      "enum": ["open", "deferred", "agreed", "committed", "dropped", "noted"],
      "description": "`agreed` waits for what is still missing; `committed` and `dropped` have changed the action; `noted`: talked about."
    },
    "ItemDraft": {
      "type": "object",
      "additionalProperties": {},
      "description": "The fields of a commit as far as they were agreed; whatever is missing or wrong in them is named beside."
    },
    "LeftWorkView": {
      "type": "object",
      "properties": {
        "actionId": { "type": "string", "format": "uuid" },
        "title": { "type": "string" },
        "deadline": { "type": "string", "format": "date-time" },
        "owner": {
          "type": "object",
          "properties": { "id": { "type": "string", "format": "uuid" }, "name": { "type": "string" } },
          "required": ["id", "name"],
          "description": "By the name of their role."
        }
      },
      "required": ["actionId", "title", "deadline", "owner"],
      "description": "GET /api/action-tracker/work-of-people-who-left: what somebody has to take over, earliest deadline first."
    },
    "MeetingItemView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": {
          "type": "number",
          "description": "Counts its changes; a decision is held against the one that was seen (412)."
        },
        "section": { "$ref": "#/components/schemas/AgendaSection" },
        "decision": { "$ref": "#/components/schemas/ItemDecision" },
        "reason": { "type": ["string", "null"], "description": "Why it was dropped or put off." },
        "note": { "type": ["string", "null"] },
        "draft": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/ItemDraft" }] },
        "missing": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "path": { "type": "string" }, "message": { "type": "string" } },
            "required": ["path", "message"]
          },
          "description": "Why what was agreed can't be committed yet, by field; empty where it can."
        },
        "decidedBy": { "type": ["string", "null"] },
        "decidedAt": { "type": ["string", "null"], "format": "date-time" },
        "action": { "$ref": "#/components/schemas/ActionView", "description": "As it stands now." }
      },
      "required": [
        "id",
        "version",
        "section",
        "decision",
        "reason",
        "note",
        "draft",
        "missing",
        "decidedBy",
        "decidedAt",
        "action"
      ]
    },
    "MeetingState": { "enum": ["running", "closed", "planned", "cancelled"] },
    "MeetingSummary": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "seriesId": { "type": "string", "format": "uuid" },
        "state": { "$ref": "#/components/schemas/MeetingState" },
        "title": { "type": "string" },
        "startsAt": { "type": "string", "format": "date-time" },
        "minutes": { "type": "number" },
        "plannedBy": { "type": "string" },
        "closedAt": { "type": ["string", "null"], "format": "date-time" },
        "attendees": { "type": "number" },
        "items": { "type": "number", "description": "What was decided, of a meeting that began." },
        "committed": { "type": "number" }
      },
      "required": [
        "id",
        "seriesId",
        "state",
        "title",
        "startsAt",
        "minutes",
        "plannedBy",
        "closedAt",
        "attendees",
        "items",
        "committed"
      ],
      "description": "GET /api/action-tracker/meetings (filter state): those to come first, earliest first; then those that were, newest first."
    },
    "MeetingView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "seriesId": { "type": "string", "format": "uuid" },
        "version": {
          "type": "number",
          "description": "Counts the changes of its title, time, attendees, notes and state."
        },
        "revision": { "type": "number", "description": "Counts every change, those of its items too." },
        "state": { "$ref": "#/components/schemas/MeetingState" },
        "title": { "type": "string" },
        "startsAt": { "type": "string", "format": "date-time" },
        "minutes": { "type": "number" },
        "attendees": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "id": { "type": "string", "format": "uuid" }, "name": { "type": "string" } },
            "required": ["id", "name"]
          }
        },
        "notes": { "type": ["string", "null"] },
        "plannedBy": { "type": "string" },
        "startedAt": { "type": ["string", "null"], "format": "date-time" },
        "closedAt": { "type": ["string", "null"], "format": "date-time" },
        "closedBy": { "type": ["string", "null"] },
        "cancelled": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "reason": { "type": "string" }, "by": { "type": "string" } },
              "required": ["reason", "by"]
            }
          ]
        },
        "items": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/MeetingItemView" },
          "description": "In the order of the agenda. Of a meeting that hasn't begun: what it would be now."
        },
        "leftOut": {
          "type": "object",
          "properties": {
            "overdue": { "type": "number" },
            "stalled": { "type": "number" },
            "unowned": { "type": "number" }
          },
          "required": ["overdue", "stalled", "unowned"],
          "description": "What found no room on the agenda, by section."
        },
        "previous": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "id": { "type": "string", "format": "uuid" },
                "startsAt": { "type": "string", "format": "date-time" }
              },
              "required": ["id", "startsAt"]
            }
          ],
          "description": "The meeting of the series that was closed before it began, whose promises come first."
        },
        "next": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "id": { "type": "string", "format": "uuid" },
                "startsAt": { "type": "string", "format": "date-time" }
              },
              "required": ["id", "startsAt"]
            }
          ]
        }
      },
      "required": [
        "id",
        "seriesId",
        "version",
        "revision",
        "state",
        "title",
        "startsAt",
        "minutes",
        "attendees",
        "notes",
        "plannedBy",
        "startedAt",
        "closedAt",
        "closedBy",
        "cancelled",
        "items",
        "leftOut",
        "previous",
        "next"
      ],
      "description": "GET /api/action-tracker/meetings/{id}; every change of it answers the same."
    },
    "MyWorkView": {
      "type": "object",
      "properties": {
        "actions": { "type": "array", "items": { "$ref": "#/components/schemas/ActionView" } },
        "cases": { "type": "array", "items": { "$ref": "#/components/schemas/CaseView" } }
      },
      "required": ["actions", "cases"],
      "description": "GET /api/action-tracker/mine: what waits for whoever asks."
    },
    "Notice": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "kind": {
          "enum": [
            "due",
            "overdue",
            "stalled",
            "measure",
            "reclassify",
            "withdrawn",
            "escalated",
            "case-opened",
            "case-late",
            "case-handed-over",
            "minutes"
          ]
        },
        "actionId": {
          "type": ["string", "null"],
          "format": "uuid",
          "description": "What it is about: an action, a case, or a meeting."
        },
        "caseId": { "type": ["string", "null"], "format": "uuid" },
        "meetingId": { "type": ["string", "null"], "format": "uuid" },
        "title": { "type": "string" },
        "owner": { "type": "string", "description": "`ownerName`, or in English what stands in its place." },
        "ownerId": {
          "type": ["string", "null"],
          "format": "uuid",
          "description": "Whose it is; null where it is nobody's, of minutes, and where the name alone was kept."
        },
        "ownerName": {
          "type": ["string", "null"],
          "description": "Null where it is nobody's (`ownerId` is null too), or theirs whose name isn't known any more."
        },
        "deadline": { "type": "string", "format": "date-time" },
        "at": { "type": "string", "format": "date-time" },
        "to": { "type": ["string", "null"], "description": "Who is told." },
        "times": { "type": "number", "description": "How often in a row it stalled; of an escalation, which step." },
        "cost": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "amount": { "type": "number" },
                "low": { "type": ["number", "null"] },
                "high": { "type": ["number", "null"] },
                "unit": { "type": "string" },
                "basis": { "type": "string" },
                "weeks": { "type": "number", "description": "How long it has waited." },
                "rate": { "type": "number", "description": "What a week of waiting costs, in the unit." },
                "currency": {
                  "type": ["string", "null"],
                  "description": "ISO 4217; null where the stakes are stated in anything but money."
                }
              },
              "required": ["amount", "low", "high", "unit", "basis"]
            }
          ],
          "description": "What waiting has cost so far, where it stalled or was escalated."
        },
        "reason": {
          "enum": ["due", "overdue", "stalled", "owner-left", null],
          "description": "Of an escalation: why somebody has to hear, and since when that is so."
        },
        "since": { "type": ["string", "null"], "description": "An instant." }
      },
      "required": ["id", "kind", "actionId", "title", "owner", "deadline", "at"],
      "description": "GET /api/action-tracker/notices: what the console tells its people, newest first."
    },
    "OutcomeView": {
      "type": "object",
      "properties": {
        "verdict": { "enum": ["inconclusive", "verified", "refuted"] },
        "effect": { "type": "number" },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "n": { "type": "number" },
        "source": { "type": "string" }
      },
      "required": ["verdict", "effect", "low", "high", "n", "source"],
      "description": "The success measure taken again, as the improvement in its unit with its 95% interval; the verdict follows."
    },
    "PageOfActionView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/ActionView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfCaseView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/CaseView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfChannelDelivery": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/ChannelDelivery" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfElsewhereView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/ElsewhereView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfLeftWorkView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/LeftWorkView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfMeetingSummary": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/MeetingSummary" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfNotice": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/Notice" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PlaybookView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "name": { "type": "string" },
        "insightKind": {
          "type": ["string", "null"],
          "description": "Of what kind the insights are that it is for; null: of any."
        },
        "domain": { "$ref": "#/components/schemas/CynefinDomain" },
        "way": { "$ref": "#/components/schemas/PlaybookWay" },
        "madeBy": { "type": "string" },
        "madeAt": { "type": "string", "format": "date-time" },
        "retired": { "type": "boolean", "description": "Not offered any more; its record stays." },
        "record": { "$ref": "#/components/schemas/TrackRecordView" }
      },
      "required": ["id", "version", "name", "insightKind", "domain", "way", "madeBy", "madeAt", "retired", "record"],
      "description": "GET, POST /api/action-tracker/playbooks; GET, PUT (with `version`), DELETE /playbooks/{id}."
    },
    "PlaybookWay": {
      "anyOf": [
        {
          "type": "object",
          "properties": { "kind": { "const": "best-practice" }, "practice": { "type": "string" } },
          "required": ["kind", "practice"]
        },
        {
          "type": "object",
          "properties": {
            "kind": { "const": "expert-analysis" },
            "expert": { "type": "string" },
            "options": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["kind", "expert", "options"]
        },
        {
          "type": "object",
          "properties": {
            "kind": { "const": "probes" },
            "probes": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "name": { "type": "string" },
                  "amplifyWhen": { "type": "string" },
                  "endWhen": { "type": "string" }
                },
                "required": ["name", "amplifyWhen", "endWhen"]
              }
            }
          },
          "required": ["kind", "probes"]
        },
        {
          "type": "object",
          "properties": {
            "kind": { "const": "break-down" },
            "parts": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["kind", "parts"]
        },
        {
          "type": "object",
          "properties": { "kind": { "const": "contain" }, "how": { "type": "string" } },
          "required": ["kind", "how"]
        }
      ],
      "description": "A way of acting; of what is contained, by when it is classified again is each case's own."
    },
    "PolicyView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "name": { "type": "string" },
        "reasons": { "type": "array", "items": { "enum": ["due", "overdue", "stalled"] } },
        "teamId": {
          "type": ["string", "null"],
          "format": "uuid",
          "description": "Of whose actions; null: of every team without a policy of its own."
        },
        "steps": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "waitHours": { "type": "number" },
              "workingHours": {
                "type": "boolean",
                "description": "Counted, and told, in the working hours of whoever hears."
              },
              "to": { "enum": ["manager", "owner", "sponsor", "person"] },
              "personId": { "type": ["string", "null"], "format": "uuid" }
            },
            "required": ["waitHours", "workingHours", "to", "personId"]
          }
        },
        "runs": {
          "type": "number",
          "description": "How often the steps are gone through before the manager line hears."
        },
        "acknowledgedForHours": { "type": "number" }
      },
      "required": ["id", "version", "name", "reasons", "teamId", "steps", "runs", "acknowledgedForHours"],
      "description": "GET, POST /api/action-tracker/escalation-policies; PUT and DELETE /escalation-policies/{id}, a PUT with `version`."
    },
    "StakesRates": {
      "type": "object",
      "properties": {
        "shareOfValueAtRisk": { "type": "number" },
        "shareWonBackByActing": { "type": "number" },
        "version": {
          "type": "number",
          "description": "Counts the changes. PUT with it is refused (412) when somebody else changed the rates; without it, it isn't."
        }
      },
      "required": ["shareOfValueAtRisk", "shareWonBackByActing"],
      "description": "GET /api/action-tracker/settings: the rates stakes are computed with, shown wherever they are used."
    },
    "TrackRecordView": {
      "type": "object",
      "properties": {
        "tried": { "type": "number", "description": "Promises that went this way, measured yet or not." },
        "verified": { "type": "number" },
        "refuted": { "type": "number" },
        "inconclusive": { "type": "number" },
        "uncounted": {
          "type": "number",
          "description": "Told without interval, n or source: they count for nothing."
        },
        "outcomes": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/CountedOutcomeView" },
          "description": "The newest twenty that count."
        }
      },
      "required": ["tried", "verified", "refuted", "inconclusive", "uncounted", "outcomes"]
    },
    "TriedView": {
      "type": "object",
      "properties": {
        "playbook": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/PlaybookView" }] },
        "kind": { "enum": ["best-practice", "expert-analysis", "probes", "contain", "break-down"] },
        "record": { "$ref": "#/components/schemas/TrackRecordView" }
      },
      "required": ["playbook", "kind", "record"],
      "description": "GET /api/action-tracker/actions/{id}/tried?domain=: ways that were tried in like cases, and playbooks for such."
    },
    "TypicalTime": {
      "type": "object",
      "properties": {
        "n": { "type": "number" },
        "hours": { "type": ["number", "null"] },
        "low": { "type": ["number", "null"] },
        "high": { "type": ["number", "null"] }
      },
      "required": ["n", "hours", "low", "high"],
      "description": "The geometric mean of how long it took, in hours, with its 95% interval; none for fewer than two."
    }
  }
};
