// Made by `npm run answers` from the types of the routes’ methods: change those.
import type { Answers } from '@mirrorloop/messaging-nest';

export const answers: Answers = {
  "routes": {
    "AnswerFormController.style": {},
    "AnswerFormController.script": {},
    "AnswerFormController.show": {},
    "AnswerFormController.take": {},
    "CloseStudyController.close": {
      "about": "Takes no more answers, and publishes the report; closing it again changes nothing.",
      "answer": { "$ref": "#/components/schemas/StudyView" }
    },
    "InviteRespondentsController.invite": {
      "about": "Up to 5,000 a call, each once a wave, by mail; customers drawn by chance among those who fit.",
      "answer": { "$ref": "#/components/schemas/InvitedView" }
    },
    "InviteRespondentsController.show": {
      "about": "How many were asked, and when whoever hasn't answered is reminded; never who has.",
      "answer": { "$ref": "#/components/schemas/InvitedInAll" }
    },
    "KeepFieldingController.show": { "answer": { "$ref": "#/components/schemas/FieldingView" } },
    "KeepFieldingController.change": {
      "about": "Until when answers are taken at links, and how often those who haven't answered are reminded.",
      "answer": { "$ref": "#/components/schemas/StudyView" }
    },
    "ListEvidenceController.list": {
      "about": "The signals an insight rests on, newest first.",
      "answer": { "$ref": "#/components/schemas/PageOfAnalysedSignal" }
    },
    "ListInsightsController.list": {
      "about": "Newest first.",
      "answer": { "$ref": "#/components/schemas/PageOfInsightView" }
    },
    "ListSignalsController.list": {
      "about": "Newest first.",
      "answer": { "$ref": "#/components/schemas/PageOfAnalysedSignal" }
    },
    "ListSignalsController.show": {
      "about": "What one signal says, and the words that show it.",
      "answer": { "$ref": "#/components/schemas/AnalysedSignal" }
    },
    "ListStudiesController.list": {
      "about": "The newest first.",
      "answer": {
        "type": "object",
        "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/StudyView" } } },
        "required": ["items"]
      }
    },
    "ListStudiesController.show": { "answer": { "$ref": "#/components/schemas/StudyView" } },
    "ListStudiesController.rated": {
      "about": "How many ratings among the signals stand for answers to which question, as of now or of when it was closed.",
      "answer": {
        "type": "object",
        "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/StudyRatings" } } },
        "required": ["items"]
      }
    },
    "OpenStudyController.open": {
      "about": "201 with the study, which takes answers from now on; the same Idempotency-Key gives the same one.",
      "answer": { "$ref": "#/components/schemas/StudyView" }
    },
    "RaiseInsightController.raise": {
      "about": "201 with the insight; the same Idempotency-Key gives the same one.",
      "answer": { "$ref": "#/components/schemas/InsightView" }
    },
    "RetractInsightController.retract": {
      "about": "Takes an insight back, with a reason; it stays to be seen, and actions that answer it hear of it.",
      "answer": { "$ref": "#/components/schemas/InsightView" }
    },
    "SayWhatIsSeriousController.show": {
      "about": "When a single signal opens a case.",
      "answer": { "$ref": "#/components/schemas/SeriousSettingsView" }
    },
    "SayWhatIsSeriousController.change": {
      "about": "Counts for what is read from now on.",
      "answer": { "$ref": "#/components/schemas/SeriousSettingsView" }
    },
    "ShareStudyLinksController.share": {
      "about": "201 with the paths, shown this once: only hashes are kept, and not whom a link is given to.",
      "answer": {
        "type": "object",
        "properties": { "links": { "type": "array", "items": { "type": "string" } } },
        "required": ["links"]
      }
    },
    "ShowInsightController.show": { "answer": { "$ref": "#/components/schemas/InsightDetail" } },
    "ShowOverviewController.show": {
      "about": "What there is where the caller sees signals, and the share of negative signals among those that could be judged, with its interval (95%).",
      "answer": { "$ref": "#/components/schemas/Overview" }
    },
    "ShowStudyReportController.show": {
      "about": "409 while answers still come: figures before and after an answer would tell it.",
      "answer": { "$ref": "#/components/schemas/StudyReport" }
    },
    "ShowStudyReportController.file": {
      "about": "The same figures, one a row; what isn't shown keeps its place.",
      "answer": { "type": "string" }
    },
    "ShowStudyReportController.print": {
      "about": "The same on paper, `?lang=en` or `de`: A4, tagged, charts as vectors with n and intervals."
    },
    "TakeAnswersController.take": {
      "about": "All of them or none; 422 names each answer that doesn't fit. Sent again, they are duplicates.",
      "answer": { "$ref": "#/components/schemas/Taken" }
    },
    "TakeAnswersController.takeFile": {
      "about": "The same from a file: text/csv with respondent, population, a column a question, `group:team`, `points:Price`, outcome, words.",
      "answer": { "$ref": "#/components/schemas/Taken" }
    }
  },
  "schemas": {
    "AnalysedSignal": {
      "type": "object",
      "properties": {
        "signalId": { "type": "string", "format": "uuid" },
        "customerId": { "type": ["string", "null"], "format": "uuid" },
        "source": { "type": "string" },
        "channel": { "enum": ["store", "web", "app", "phone", "chat", "email", "mail", "social", "other", "unknown"] },
        "touchpoint": { "type": "string" },
        "occurredAt": { "type": "string", "format": "date-time" },
        "text": { "type": ["string", "null"] },
        "rating": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "value": { "type": "number" },
                "low": { "type": "number" },
                "high": { "type": "number" }
              },
              "required": ["value", "low", "high"]
            }
          ]
        },
        "sentiment": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "label": { "$ref": "#/components/schemas/Sentiment" },
                "score": { "type": "number" },
                "confidence": { "type": "number" }
              },
              "required": ["label", "score", "confidence"]
            }
          ],
          "description": "null: neither words nor rating to judge by."
        },
        "themes": { "type": "array", "items": { "type": "string" } },
        "spans": { "type": "array", "items": { "$ref": "#/components/schemas/Span" } },
        "analyser": { "type": "string" },
        "masked": {
          "type": "boolean",
          "description": "There are words, and they are not for this caller: `text` is null and `spans` is empty."
        }
      },
      "required": [
        "signalId",
        "customerId",
        "source",
        "channel",
        "touchpoint",
        "occurredAt",
        "text",
        "rating",
        "sentiment",
        "themes",
        "spans",
        "analyser",
        "masked"
      ],
      "description": "GET /api/insight/signals, /insights/{id}/evidence: a signal with what was made of it."
    },
    "FieldingView": {
      "type": "object",
      "properties": {
        "endsAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "From then on no answer is taken at a link, and nobody is reminded; null: until the study is closed."
        },
        "reminders": {
          "type": "object",
          "properties": { "most": { "type": "number" }, "everyDays": { "type": "number" } },
          "required": ["most", "everyDays"]
        }
      },
      "required": ["endsAt", "reminders"],
      "description": "How a wave's respondents are asked: until when, and how often those who haven't answered are reminded."
    },
    "InsightDetail": {
      "type": "object",
      "properties": {
        "series": { "type": "array", "items": { "$ref": "#/components/schemas/SeriesDay" } },
        "baseline": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "from": { "type": "string" }, "to": { "type": "string" }, "n": { "type": "number" } },
              "required": ["from", "to", "n"]
            }
          ]
        },
        "words": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/AnalysedSignal" },
          "description": "One of each channel, newest first."
        },
        "channels": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "channel": {
                "enum": ["store", "web", "app", "phone", "chat", "email", "mail", "social", "other", "unknown"]
              },
              "signals": { "type": "number" }
            },
            "required": ["channel", "signals"]
          }
        },
        "doesNotSay": { "type": "array", "items": { "type": "string" } },
        "method": { "type": "string" },
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "kind": { "type": "string" },
        "title": { "type": "string" },
        "statement": { "type": "string" },
        "touchpoint": { "type": ["string", "null"] },
        "theme": { "type": ["string", "null"] },
        "period": {
          "type": "object",
          "properties": { "from": { "type": "string" }, "to": { "type": "string" } },
          "required": ["from", "to"]
        },
        "trend": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "seenADay": { "type": "number" },
                "expectedLow": { "type": "number" },
                "expectedHigh": { "type": "number" },
                "q": { "type": "number" }
              },
              "required": ["seenADay", "expectedLow", "expectedHigh", "q"]
            }
          ]
        },
        "size": {
          "type": "object",
          "properties": {
            "signals": { "type": "number" },
            "customers": { "type": "number" },
            "customersAWeek": { "type": "number" },
            "valueAYear": {
              "anyOf": [
                { "type": "null" },
                {
                  "type": "object",
                  "properties": {
                    "mean": { "type": "number" },
                    "low": { "type": "number" },
                    "high": { "type": "number" },
                    "n": { "type": "number" },
                    "currency": { "type": "string" }
                  },
                  "required": ["mean", "low", "high", "n", "currency"]
                }
              ]
            }
          },
          "required": ["signals", "customers", "customersAWeek", "valueAYear"]
        },
        "study": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "studyId": { "type": "string", "format": "uuid" },
                "wave": { "type": "number" },
                "attribute": { "type": "string" },
                "statement": {
                  "type": "object",
                  "properties": { "en": { "type": "string" }, "de": { "type": "string" } },
                  "required": ["en", "de"]
                },
                "stands": { "type": "boolean" }
              },
              "required": ["studyId", "wave", "attribute", "statement", "stands"]
            }
          ],
          "description": "Of a perception gap: the study it rests on, and what its last wave says."
        },
        "retracted": {
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
          "description": "Taken back: by whom, when and why."
        },
        "raisedBy": { "type": "string" },
        "raisedAt": { "type": "string", "format": "date-time" },
        "revisedAt": { "type": ["string", "null"], "format": "date-time" },
        "evidence": { "type": "number" }
      },
      "required": [
        "series",
        "baseline",
        "words",
        "channels",
        "doesNotSay",
        "method",
        "id",
        "version",
        "kind",
        "title",
        "statement",
        "touchpoint",
        "theme",
        "period",
        "trend",
        "size",
        "study",
        "raisedBy",
        "raisedAt",
        "revisedAt",
        "evidence"
      ]
    },
    "InsightView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "kind": { "type": "string" },
        "title": { "type": "string" },
        "statement": { "type": "string" },
        "touchpoint": { "type": ["string", "null"] },
        "theme": { "type": ["string", "null"] },
        "period": {
          "type": "object",
          "properties": { "from": { "type": "string" }, "to": { "type": "string" } },
          "required": ["from", "to"]
        },
        "trend": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "seenADay": { "type": "number" },
                "expectedLow": { "type": "number" },
                "expectedHigh": { "type": "number" },
                "q": { "type": "number" }
              },
              "required": ["seenADay", "expectedLow", "expectedHigh", "q"]
            }
          ]
        },
        "size": {
          "type": "object",
          "properties": {
            "signals": { "type": "number" },
            "customers": { "type": "number" },
            "customersAWeek": { "type": "number" },
            "valueAYear": {
              "anyOf": [
                { "type": "null" },
                {
                  "type": "object",
                  "properties": {
                    "mean": { "type": "number" },
                    "low": { "type": "number" },
                    "high": { "type": "number" },
                    "n": { "type": "number" },
                    "currency": { "type": "string" }
                  },
                  "required": ["mean", "low", "high", "n", "currency"]
                }
              ]
            }
          },
          "required": ["signals", "customers", "customersAWeek", "valueAYear"]
        },
        "study": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "studyId": { "type": "string", "format": "uuid" },
                "wave": { "type": "number" },
                "attribute": { "type": "string" },
                "statement": {
                  "type": "object",
                  "properties": { "en": { "type": "string" }, "de": { "type": "string" } },
                  "required": ["en", "de"]
                },
                "stands": { "type": "boolean" }
              },
              "required": ["studyId", "wave", "attribute", "statement", "stands"]
            }
          ],
          "description": "Of a perception gap: the study it rests on, and what its last wave says."
        },
        "retracted": {
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
          "description": "Taken back: by whom, when and why."
        },
        "raisedBy": { "type": "string" },
        "raisedAt": { "type": "string", "format": "date-time" },
        "revisedAt": { "type": ["string", "null"], "format": "date-time" },
        "evidence": { "type": "number" }
      },
      "required": [
        "id",
        "version",
        "kind",
        "title",
        "statement",
        "touchpoint",
        "theme",
        "period",
        "trend",
        "size",
        "study",
        "raisedBy",
        "raisedAt",
        "revisedAt",
        "evidence"
      ],
      "description": "GET /api/insight/insights; `/insights/{id}` adds series, words and what it doesn't say."
    },
    "InvitedInAll": {
      "type": "object",
      "properties": {
        "customers": { "type": "number" },
        "employees": { "type": "number" },
        "nextReminderAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "When the next reminder goes out; null where none does any more."
        }
      },
      "required": ["customers", "employees", "nextReminderAt"],
      "description": "Whom a wave has invited, and how far its reminders are; never who answered."
    },
    "InvitedView": {
      "type": "object",
      "properties": {
        "invited": { "type": "number", "description": "How many this call invited besides those before." },
        "total": { "type": "number", "description": "How many of this population the wave has invited in all." }
      },
      "required": ["invited", "total"]
    },
    "Overview": {
      "type": "object",
      "properties": {
        "signals": { "type": "number" },
        "withWords": { "type": "number" },
        "negative": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "share": { "type": "number" },
                "low": { "type": "number" },
                "high": { "type": "number" },
                "n": { "type": "number" }
              },
              "required": ["share", "low", "high", "n"]
            }
          ]
        },
        "firstDay": { "type": ["string", "null"], "format": "date" },
        "lastDay": { "type": ["string", "null"], "format": "date" },
        "touchpoints": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "touchpoint": { "type": "string" },
              "signals": { "type": "number" },
              "negative": { "type": "number" }
            },
            "required": ["touchpoint", "signals", "negative"]
          }
        },
        "themes": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "theme": { "type": "string" },
              "signals": { "type": "number" },
              "negative": { "type": "number" }
            },
            "required": ["theme", "signals", "negative"]
          }
        },
        "insights": { "type": "number" }
      },
      "required": ["signals", "withWords", "negative", "firstDay", "lastDay", "touchpoints", "themes", "insights"],
      "description": "GET /api/insight/overview"
    },
    "PageOfAnalysedSignal": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/AnalysedSignal" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfInsightView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/InsightView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "Sentiment": { "enum": ["negative", "neutral", "positive"] },
    "SeriesDay": {
      "type": "object",
      "properties": {
        "day": { "type": "string", "format": "date" },
        "total": { "type": "number", "description": "All signals at the touchpoint that day." },
        "negative": { "type": "number", "description": "Those that name the theme negatively." },
        "expected": { "type": ["number", "null"] },
        "low": { "type": ["number", "null"] },
        "high": { "type": ["number", "null"] },
        "flagged": { "type": "boolean" }
      },
      "required": ["day", "total", "negative", "expected", "low", "high", "flagged"],
      "description": "One day of the series an insight rests on, over what would be expected (99% prediction interval)."
    },
    "SeriousSettingsView": {
      "type": "object",
      "properties": {
        "version": { "type": "number" },
        "ratingAtBottom": { "type": "boolean" },
        "words": { "type": "array", "items": { "type": "string" } },
        "withinDays": { "type": "number" }
      },
      "required": ["version", "ratingAtBottom", "words", "withinDays"],
      "description": "GET, PUT /api/insight/serious-signals: when a single signal opens a case; a PUT with another version is refused (412)."
    },
    "Span": {
      "type": "object",
      "properties": {
        "start": { "type": "number" },
        "end": { "type": "number" },
        "sentiment": { "$ref": "#/components/schemas/Sentiment" },
        "theme": { "type": ["string", "null"] }
      },
      "required": ["start", "end", "sentiment", "theme"],
      "description": "A part of the words, by offset (UTF-16 units, end exclusive)."
    },
    "StudyAwareness": {
      "type": "object",
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "wording": { "$ref": "#/components/schemas/StudyWords" },
              "isReal": { "type": "boolean", "description": "False of a problem that doesn't exist." },
              "insightId": { "type": ["string", "null"], "format": "uuid" },
              "acting": { "type": "boolean" },
              "team": { "type": ["string", "null"] },
              "reported": {
                "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyShare" }],
                "description": "Of all employees who answered this part; null where they are too few."
              },
              "acted": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyShare" }] },
              "owned": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyShare" }] }
            },
            "required": ["id", "wording", "isReal", "insightId", "acting", "team", "reported", "acted", "owned"]
          }
        },
        "groups": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "type": "string" },
              "name": { "type": "string" },
              "n": { "type": ["number", "null"] },
              "aspects": { "type": "array", "items": { "$ref": "#/components/schemas/StudyKnowledge" } }
            },
            "required": ["by", "name", "n", "aspects"]
          }
        }
      },
      "required": ["items", "groups"]
    },
    "StudyCell": {
      "type": "object",
      "properties": {
        "attribute": { "type": "string" },
        "verdict": { "enum": ["blind-spot", "hidden-strength", "aligned", "inconclusive", "not-shown"] },
        "gap": {
          "type": ["number", "null"],
          "description": "Null where it isn't shown; then so is everything else, n among it."
        },
        "low": { "type": ["number", "null"] },
        "high": { "type": ["number", "null"] },
        "employees": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "n": { "type": "number" },
                "mean": { "type": "number" },
                "low": { "type": "number" },
                "high": { "type": "number" }
              },
              "required": ["n", "mean", "low", "high"]
            }
          ]
        },
        "customers": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "n": { "type": "number" }, "mean": { "type": "number" } },
              "required": ["n", "mean"]
            }
          ]
        },
        "g": { "type": ["number", "null"] },
        "p": { "type": ["number", "null"] },
        "q": { "type": ["number", "null"] },
        "immaterial": { "type": "boolean" },
        "needed": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "toFindIt": { "type": "number" }, "toShowAligned": { "type": "number" } },
              "required": ["toFindIt", "toShowAligned"]
            }
          ]
        },
        "findable": {
          "type": ["number", "null"],
          "description": "The gap that so many answers find with 85% chance: a smaller one may well have stayed unseen."
        },
        "sentence": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWords" }] }
      },
      "required": [
        "attribute",
        "verdict",
        "gap",
        "low",
        "high",
        "employees",
        "customers",
        "g",
        "p",
        "q",
        "immaterial",
        "needed",
        "findable",
        "sentence"
      ]
    },
    "StudyChange": {
      "type": "object",
      "properties": {
        "change": { "type": "number" },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "p": { "type": "number" }
      },
      "required": ["change", "low", "high", "p"]
    },
    "StudyDriver": {
      "type": "object",
      "properties": {
        "attribute": { "type": "string" },
        "nature": { "enum": ["emotional", "functional"] },
        "share": { "type": "number" },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "rankAgreement": { "type": "number" },
        "suppressor": { "type": "boolean" },
        "tableStakes": { "type": ["boolean", "null"] },
        "pull": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "penalty": { "type": "number" },
                "reward": { "type": "number" },
                "contrast": { "type": "number" },
                "low": { "type": "number" },
                "high": { "type": "number" }
              },
              "required": ["penalty", "reward", "contrast", "low", "high"]
            }
          ],
          "description": "Points of the outcome lost where it is bad and gained where it is good, and which is more, with its interval."
        }
      },
      "required": [
        "attribute",
        "nature",
        "share",
        "low",
        "high",
        "rankAgreement",
        "suppressor",
        "tableStakes",
        "pull"
      ]
    },
    "StudyEstimate": {
      "type": "object",
      "properties": {
        "value": { "type": "number" },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "n": { "type": "number" }
      },
      "required": ["value", "low", "high", "n"]
    },
    "StudyGroup": {
      "type": "object",
      "properties": {
        "by": {
          "type": "string",
          "description": "What groups are made by (team, store); `everybody` for all employees."
        },
        "name": { "type": "string" },
        "cells": { "type": "array", "items": { "$ref": "#/components/schemas/StudyCell" } },
        "index": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyIndex" }] },
        "driverMirror": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "r": { "type": "number" },
                "low": { "type": "number" },
                "high": { "type": "number" },
                "n": { "type": "number" },
                "level": { "type": "string" },
                "reasons": { "type": "string" },
                "verdict": { "type": "string" },
                "points": {
                  "type": "array",
                  "items": { "type": "number" },
                  "description": "Mean share of the 100 points by attribute, and its interval."
                },
                "ranges": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": { "low": { "type": "number" }, "high": { "type": "number" } },
                    "required": ["low", "high"]
                  }
                }
              },
              "required": ["r", "low", "high", "n", "level", "reasons", "verdict", "points", "ranges"]
            }
          ]
        },
        "derived": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "n": { "type": "number" },
                "r2": { "type": "number" },
                "shares": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "attribute": { "type": "string" },
                      "share": { "type": "number" },
                      "low": { "type": "number" },
                      "high": { "type": "number" }
                    },
                    "required": ["attribute", "share", "low", "high"]
                  }
                },
                "r": { "type": ["number", "null"] },
                "low": { "type": ["number", "null"] },
                "high": { "type": ["number", "null"] },
                "reasons": { "type": ["string", "null"] }
              },
              "required": ["n", "r2", "shares", "r", "low", "high", "reasons"]
            }
          ],
          "description": "What 120 and more employees' own ratings go by: shares with intervals, and how they agree with customers'."
        },
        "unseen": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "findable": { "type": "number" }, "alignedOutOfReach": { "type": "number" } },
              "required": ["findable", "alignedOutOfReach"]
            }
          ],
          "description": "The widest gap that may well have stayed unseen, and how many open cells have too few to be shown aligned."
        }
      },
      "required": ["by", "name", "cells", "index", "driverMirror", "derived", "unseen"]
    },
    "StudyIndex": {
      "type": "object",
      "properties": {
        "value": { "type": "number" },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "n": { "type": "number" },
        "band": { "type": "string" }
      },
      "required": ["value", "low", "high", "n", "band"]
    },
    "StudyKnowledge": {
      "type": "object",
      "properties": {
        "aspect": { "enum": ["problem", "action", "owner"] },
        "n": { "type": "number" },
        "recall": {
          "$ref": "#/components/schemas/StudyEstimate",
          "description": "Share of what is so that a person affirms, and of what isn't."
        },
        "falseBelief": { "$ref": "#/components/schemas/StudyEstimate" },
        "beyond": { "type": "number", "description": "Recall beyond false belief, with its interval." },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "p": { "type": "number" },
        "q": { "type": "number" },
        "verdict": { "enum": ["inconclusive", "knows", "guesses"] },
        "sentence": { "$ref": "#/components/schemas/StudyWords" }
      },
      "required": ["aspect", "n", "recall", "falseBelief", "beyond", "low", "high", "p", "q", "verdict", "sentence"],
      "description": "Whether a group knows that customers report a thing, that something is done about it, or which team does."
    },
    "StudyQuestionView": {
      "type": "object",
      "properties": {
        "id": { "type": "string" },
        "attribute": { "type": "string" },
        "nature": { "enum": ["emotional", "functional"] },
        "touchpoint": { "type": ["string", "null"] },
        "wording": { "$ref": "#/components/schemas/StudyWords" },
        "employeeWording": {
          "$ref": "#/components/schemas/StudyWords",
          "description": "\"How do you believe our customers rate ...?\""
        }
      },
      "required": ["id", "attribute", "nature", "touchpoint", "wording", "employeeWording"]
    },
    "StudyRatings": {
      "type": "object",
      "properties": {
        "question": { "type": "string" },
        "touchpoint": { "type": "string" },
        "source": { "type": ["string", "null"] },
        "fitting": { "type": "number" },
        "other": { "type": "number" }
      },
      "required": ["question", "touchpoint", "source", "fitting", "other"],
      "description": "What ratings among the signals a question has; `other` are left out: another scale, or between its points."
    },
    "StudyReport": {
      "type": "object",
      "properties": {
        "study": { "$ref": "#/components/schemas/StudyView" },
        "margin": { "type": "number" },
        "weighting": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "by": { "type": "array", "items": { "type": "string" } },
                "designEffect": { "type": ["number", "null"] },
                "reason": { "type": ["string", "null"] }
              },
              "required": ["by", "designEffect", "reason"]
            }
          ],
          "description": "Of customers' answers to the customer base; Kish's design effect, or why they count alike all the same."
        },
        "attributes": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "attribute": { "type": "string" },
              "nature": { "enum": ["emotional", "functional"] },
              "questions": { "type": "array", "items": { "type": "string" } },
              "n": { "type": "number" },
              "missing": { "type": "number" },
              "employeesMissing": { "type": ["number", "null"] },
              "below": {
                "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyShare" }],
                "description": "Customers who rate it lower than employees believe, by the margin or more; null where what employees believe isn't shown."
              },
              "sparse": { "type": "boolean", "description": "More than 30% of a population left it out." },
              "mean": { "type": ["number", "null"] },
              "low": { "type": ["number", "null"] },
              "high": { "type": ["number", "null"] }
            },
            "required": [
              "attribute",
              "nature",
              "questions",
              "n",
              "missing",
              "employeesMissing",
              "below",
              "sparse",
              "mean",
              "low",
              "high"
            ]
          }
        },
        "groups": { "type": "array", "items": { "$ref": "#/components/schemas/StudyGroup" } },
        "questions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "attribute": { "type": "string" },
              "verdict": { "enum": ["blind-spot", "hidden-strength", "aligned", "inconclusive", "not-shown"] },
              "gap": {
                "type": ["number", "null"],
                "description": "Null where it isn't shown; then so is everything else, n among it."
              },
              "low": { "type": ["number", "null"] },
              "high": { "type": ["number", "null"] },
              "employees": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": {
                      "n": { "type": "number" },
                      "mean": { "type": "number" },
                      "low": { "type": "number" },
                      "high": { "type": "number" }
                    },
                    "required": ["n", "mean", "low", "high"]
                  }
                ]
              },
              "customers": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": { "n": { "type": "number" }, "mean": { "type": "number" } },
                    "required": ["n", "mean"]
                  }
                ]
              },
              "g": { "type": ["number", "null"] },
              "p": { "type": ["number", "null"] },
              "q": { "type": ["number", "null"] },
              "immaterial": { "type": "boolean" },
              "needed": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": { "toFindIt": { "type": "number" }, "toShowAligned": { "type": "number" } },
                    "required": ["toFindIt", "toShowAligned"]
                  }
                ]
              },
              "findable": {
                "type": ["number", "null"],
                "description": "The gap that so many answers find with 85% chance: a smaller one may well have stayed unseen."
              },
              "sentence": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWords" }] },
              "question": { "type": "string" },
              "touchpoint": { "type": ["string", "null"] }
            },
            "required": [
              "attribute",
              "verdict",
              "gap",
              "low",
              "high",
              "employees",
              "customers",
              "g",
              "p",
              "q",
              "immaterial",
              "needed",
              "findable",
              "sentence",
              "question",
              "touchpoint"
            ]
          },
          "description": "All employees, by question, by touchpoint and attribute, and against each segment of customers."
        },
        "touchpoints": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "attribute": { "type": "string" },
              "verdict": { "enum": ["blind-spot", "hidden-strength", "aligned", "inconclusive", "not-shown"] },
              "gap": {
                "type": ["number", "null"],
                "description": "Null where it isn't shown; then so is everything else, n among it."
              },
              "low": { "type": ["number", "null"] },
              "high": { "type": ["number", "null"] },
              "employees": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": {
                      "n": { "type": "number" },
                      "mean": { "type": "number" },
                      "low": { "type": "number" },
                      "high": { "type": "number" }
                    },
                    "required": ["n", "mean", "low", "high"]
                  }
                ]
              },
              "customers": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": { "n": { "type": "number" }, "mean": { "type": "number" } },
                    "required": ["n", "mean"]
                  }
                ]
              },
              "g": { "type": ["number", "null"] },
              "p": { "type": ["number", "null"] },
              "q": { "type": ["number", "null"] },
              "immaterial": { "type": "boolean" },
              "needed": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "properties": { "toFindIt": { "type": "number" }, "toShowAligned": { "type": "number" } },
                    "required": ["toFindIt", "toShowAligned"]
                  }
                ]
              },
              "findable": {
                "type": ["number", "null"],
                "description": "The gap that so many answers find with 85% chance: a smaller one may well have stayed unseen."
              },
              "sentence": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWords" }] },
              "touchpoint": { "type": "string" }
            },
            "required": [
              "attribute",
              "verdict",
              "gap",
              "low",
              "high",
              "employees",
              "customers",
              "g",
              "p",
              "q",
              "immaterial",
              "needed",
              "findable",
              "sentence",
              "touchpoint"
            ]
          }
        },
        "segments": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "type": "string" },
              "name": { "type": "string" },
              "cells": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "attribute": { "type": "string" },
                    "verdict": { "enum": ["blind-spot", "hidden-strength", "aligned", "inconclusive", "not-shown"] },
                    "gap": {
                      "type": ["number", "null"],
                      "description": "Null where it isn't shown; then so is everything else, n among it."
                    },
                    "low": { "type": ["number", "null"] },
                    "high": { "type": ["number", "null"] },
                    "employees": {
                      "anyOf": [
                        { "type": "null" },
                        {
                          "type": "object",
                          "properties": {
                            "n": { "type": "number" },
                            "mean": { "type": "number" },
                            "low": { "type": "number" },
                            "high": { "type": "number" }
                          },
                          "required": ["n", "mean", "low", "high"]
                        }
                      ]
                    },
                    "customers": {
                      "anyOf": [
                        { "type": "null" },
                        {
                          "type": "object",
                          "properties": { "n": { "type": "number" }, "mean": { "type": "number" } },
                          "required": ["n", "mean"]
                        }
                      ]
                    },
                    "g": { "type": ["number", "null"] },
                    "p": { "type": ["number", "null"] },
                    "q": { "type": ["number", "null"] },
                    "immaterial": { "type": "boolean" },
                    "needed": {
                      "anyOf": [
                        { "type": "null" },
                        {
                          "type": "object",
                          "properties": { "toFindIt": { "type": "number" }, "toShowAligned": { "type": "number" } },
                          "required": ["toFindIt", "toShowAligned"]
                        }
                      ]
                    },
                    "findable": {
                      "type": ["number", "null"],
                      "description": "The gap that so many answers find with 85% chance: a smaller one may well have stayed unseen."
                    },
                    "sentence": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWords" }] },
                    "nature": { "enum": ["emotional", "functional"] }
                  },
                  "required": [
                    "attribute",
                    "verdict",
                    "gap",
                    "low",
                    "high",
                    "employees",
                    "customers",
                    "g",
                    "p",
                    "q",
                    "immaterial",
                    "needed",
                    "findable",
                    "sentence",
                    "nature"
                  ]
                }
              }
            },
            "required": ["by", "name", "cells"]
          }
        },
        "awareness": {
          "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyAwareness" }],
          "description": "Null where it wasn't asked."
        },
        "words": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWordsMirror" }] },
        "importance": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "n": { "type": "number" },
                "shares": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "low": { "type": "number" },
                      "high": { "type": "number" },
                      "attribute": { "type": "string" },
                      "share": { "type": "number" }
                    },
                    "required": ["low", "high", "attribute", "share"]
                  }
                }
              },
              "required": ["n", "shares"]
            }
          ],
          "description": "What customers say matters to them, by 100 points; null where fewer than 30 spread them."
        },
        "units": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "unit": { "type": "string" },
              "attribute": { "type": "string" },
              "employees": { "type": "number" },
              "customers": { "type": "number" },
              "gap": { "type": "number" },
              "low": { "type": "null" },
              "high": { "type": "null" },
              "reason": { "type": "string" }
            },
            "required": ["unit", "attribute", "employees", "customers", "gap", "low", "high", "reason"]
          },
          "description": "Of means by unit, the widest first: the gap of one unit is known, and its interval isn't. Empty usually."
        },
        "waves": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWaves" }] },
        "drivers": {
          "anyOf": [
            {
              "type": "object",
              "properties": {
                "r2": { "type": "number" },
                "n": { "type": "number" },
                "drivers": { "type": "array", "items": { "$ref": "#/components/schemas/StudyDriver" } },
                "emotional": {
                  "anyOf": [
                    { "type": "null" },
                    {
                      "type": "object",
                      "properties": {
                        "value": { "type": "number" },
                        "low": { "type": "number" },
                        "high": { "type": "number" },
                        "fair": { "type": "number" },
                        "verdict": { "type": "string" }
                      },
                      "required": ["value", "low", "high", "fair", "verdict"]
                    }
                  ]
                }
              },
              "required": ["r2", "n", "drivers", "emotional"]
            },
            {
              "type": "object",
              "properties": { "r2": { "type": "null" }, "reason": { "type": "string" } },
              "required": ["r2", "reason"]
            }
          ]
        },
        "findings": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "group": { "type": "string" },
              "attribute": { "type": "string" },
              "verdict": { "type": "string" },
              "sentence": { "$ref": "#/components/schemas/StudyWords" }
            },
            "required": ["group", "attribute", "verdict", "sentence"]
          },
          "description": "Everybody first, then each group: what was found, in words that say no more than the interval allows."
        }
      },
      "required": [
        "study",
        "margin",
        "weighting",
        "attributes",
        "groups",
        "questions",
        "touchpoints",
        "segments",
        "awareness",
        "words",
        "importance",
        "units",
        "waves",
        "drivers",
        "findings"
      ]
    },
    "StudyShare": {
      "type": "object",
      "properties": {
        "share": { "type": ["number", "null"] },
        "low": { "type": "number" },
        "high": { "type": "number" },
        "n": { "type": "number" }
      },
      "required": ["share", "low", "high", "n"],
      "description": "A share of people, 0 to 1; null where fewer than five of them did, whose number is told to nobody."
    },
    "StudyTheme": {
      "type": "object",
      "properties": {
        "theme": { "type": "string" },
        "name": { "$ref": "#/components/schemas/StudyWords" },
        "verdict": {
          "enum": ["inconclusive", "not-shown", "missed", "imagined", "underestimated", "overestimated", "as-often"]
        },
        "employees": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyShare" }] },
        "customers": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyShare" }] },
        "difference": { "type": ["number", "null"] },
        "low": { "type": ["number", "null"] },
        "high": { "type": ["number", "null"] },
        "p": { "type": ["number", "null"] },
        "q": { "type": ["number", "null"] },
        "sentence": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyWords" }] }
      },
      "required": [
        "theme",
        "name",
        "verdict",
        "employees",
        "customers",
        "difference",
        "low",
        "high",
        "p",
        "q",
        "sentence"
      ],
      "description": "One theme: how many employees believe customers complain about it, and how many who complain do."
    },
    "StudyView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "title": { "type": "string" },
        "wave": { "type": "number" },
        "status": { "enum": ["open", "closed"] },
        "scale": {
          "type": "object",
          "properties": { "low": { "type": "number" }, "high": { "type": "number" }, "points": { "type": "number" } },
          "required": ["low", "high", "points"]
        },
        "instrumentVersion": { "type": "number" },
        "questions": { "type": "array", "items": { "$ref": "#/components/schemas/StudyQuestionView" } },
        "outcome": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "id": { "type": "string" }, "wording": { "$ref": "#/components/schemas/StudyWords" } },
              "required": ["id", "wording"]
            }
          ]
        },
        "importance": { "type": "boolean" },
        "openQuestion": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "wording": { "$ref": "#/components/schemas/StudyWords" },
                "employeeWording": { "$ref": "#/components/schemas/StudyWords" }
              },
              "required": ["wording", "employeeWording"]
            }
          ]
        },
        "pairedBy": {
          "type": ["string", "null"],
          "description": "The kind of unit (school, store) of which only means are known: every n counts units then; null usually."
        },
        "sides": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "employees": { "$ref": "#/components/schemas/StudyWords" },
                "customers": { "$ref": "#/components/schemas/StudyWords" },
                "units": { "$ref": "#/components/schemas/StudyWords" }
              },
              "required": ["employees", "customers", "units"]
            }
          ],
          "description": "What a study of means calls its two sides and its units, within a sentence; null where people answer."
        },
        "awareness": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": {
                "items": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "id": { "type": "string" },
                      "wording": { "$ref": "#/components/schemas/StudyWords" }
                    },
                    "required": ["id", "wording"]
                  }
                },
                "teams": { "type": "array", "items": { "type": "string" } }
              },
              "required": ["items", "teams"]
            }
          ],
          "description": "What employees are asked whether they know of it, problems that don't exist among them; null where it isn't asked."
        },
        "customerBase": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "type": "string" },
              "shares": { "type": "object", "additionalProperties": { "type": "number" } }
            },
            "required": ["by", "shares"]
          },
          "description": "Shares of all customers, to which answers are weighted."
        },
        "ratings": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "question": { "type": "string" },
              "touchpoint": { "type": "string" },
              "source": { "type": ["string", "null"] },
              "name": { "type": ["string", "null"] }
            },
            "required": ["question", "touchpoint", "source", "name"]
          },
          "description": "Ratings among the signals that stand for customers' answers."
        },
        "quotas": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "population": { "enum": ["employee", "customer"] },
              "by": { "type": "string" },
              "name": { "type": "string" },
              "most": { "type": "number" }
            },
            "required": ["population", "by", "name", "most"]
          },
          "description": "At most so many answers of a group."
        },
        "openedAt": { "type": "string", "format": "date-time" },
        "closedAt": { "type": ["string", "null"], "format": "date-time" },
        "customers": { "type": "number" },
        "employees": { "type": ["number", "null"], "description": "Null below the smallest group." },
        "version": { "type": "number" },
        "power": {
          "type": "object",
          "properties": {
            "margin": { "type": "number" },
            "toFindTheMargin": { "type": "number" },
            "toShowAligned": { "type": "number" }
          },
          "required": ["margin", "toFindTheMargin", "toShowAligned"],
          "description": "Employees a group that find a gap of the margin (half a point on 1 to 5), and that can show there is none."
        }
      },
      "required": [
        "id",
        "title",
        "wave",
        "status",
        "scale",
        "instrumentVersion",
        "questions",
        "outcome",
        "importance",
        "openQuestion",
        "pairedBy",
        "sides",
        "awareness",
        "customerBase",
        "ratings",
        "quotas",
        "openedAt",
        "closedAt",
        "customers",
        "employees",
        "version",
        "power"
      ]
    },
    "StudyWaves": {
      "type": "object",
      "properties": {
        "against": {
          "type": "object",
          "properties": { "studyId": { "type": "string", "format": "uuid" }, "wave": { "type": "number" } },
          "required": ["studyId", "wave"]
        },
        "refused": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "path": { "type": "string" }, "message": { "type": "string" } },
            "required": ["path", "message"]
          }
        },
        "groups": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "type": "string" },
              "name": { "type": "string" },
              "cells": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "change": { "type": "number" },
                    "low": { "type": "number" },
                    "high": { "type": "number" },
                    "p": { "type": "number" },
                    "attribute": { "type": "string" },
                    "q": { "type": "number" },
                    "changed": { "type": "boolean" },
                    "sentence": { "$ref": "#/components/schemas/StudyWords" }
                  },
                  "required": ["change", "low", "high", "p", "attribute", "q", "changed", "sentence"]
                }
              },
              "index": { "anyOf": [{ "type": "null" }, { "$ref": "#/components/schemas/StudyChange" }] }
            },
            "required": ["by", "name", "cells", "index"]
          }
        }
      },
      "required": ["against", "refused", "groups"],
      "description": "Against the wave before: what can't be compared names its place."
    },
    "StudyWords": {
      "type": "object",
      "properties": { "en": { "type": "string" }, "de": { "type": "string" } },
      "required": ["en", "de"],
      "description": "What a study looks like over HTTP. A figure that can't be told is null, with its reason."
    },
    "StudyWordsMirror": {
      "type": "object",
      "properties": {
        "against": { "enum": ["answers", "signals"] },
        "period": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "from": { "type": "string" }, "to": { "type": "string" } },
              "required": ["from", "to"]
            }
          ]
        },
        "customers": { "type": "number", "description": "Those who name a theme at all." },
        "designEffect": {
          "type": ["number", "null"],
          "description": "Kish's, of the weights of those customers; null where all count alike, as who complained unasked does."
        },
        "groups": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "by": { "type": "string" },
              "name": { "type": "string" },
              "n": { "type": ["number", "null"] },
              "themes": { "type": "array", "items": { "$ref": "#/components/schemas/StudyTheme" } }
            },
            "required": ["by", "name", "n", "themes"]
          }
        }
      },
      "required": ["against", "period", "customers", "designEffect", "groups"],
      "description": "Employees' open answers against what customers complain about: in theirs, or by themselves in negative signals."
    },
    "Taken": {
      "type": "object",
      "properties": {
        "accepted": { "type": "number" },
        "duplicates": {
          "type": "number",
          "description": "They had answered this wave before: the first answer stands."
        },
        "full": { "type": "number", "description": "Their group has answered as often as its quota allows." }
      },
      "required": ["accepted", "duplicates", "full"]
    }
  }
};
