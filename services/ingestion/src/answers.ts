// Made by `npm run answers` from the types of the routes’ methods: change those.
import type { Answers } from '@mirrorloop/messaging-nest';

export const answers: Answers = {
  "routes": {
    "AcceptEventsController.accept": { "answer": { "$ref": "#/components/schemas/Accepted" } },
    "ImportFileController.accept": { "answer": { "$ref": "#/components/schemas/ImportView" } },
    "ShowImportsController.view": { "answer": { "$ref": "#/components/schemas/ImportView" } },
    "ShowImportsController.list": { "answer": { "$ref": "#/components/schemas/PageOfImportView" } },
    "KeepConsentController.say": {
      "about": "What a customer said to somebody here: whether they may be asked by mail. Named by any of their subjects."
    },
    "KeepConsentController.show": {
      "about": "How often a customer may be asked.",
      "answer": { "$ref": "#/components/schemas/ContactSettingsView" }
    },
    "KeepConsentController.change": {
      "about": "For who is asked from now on.",
      "answer": { "$ref": "#/components/schemas/ContactSettingsView" }
    },
    "KeepSourcesController.list": { "answer": { "$ref": "#/components/schemas/PageOfSourceView" } },
    "KeepSourcesController.connect": {
      "about": "The write key is answered here and never again: only its hash is kept.",
      "answer": { "$ref": "#/components/schemas/SourceView" }
    },
    "KeepSourcesController.addKey": {
      "about": "Another write key, answered here and never again. Whoever was first meanwhile is not undone: 412.",
      "answer": { "$ref": "#/components/schemas/SourceView" }
    },
    "KeepSourcesController.revokeKey": { "about": "Refused within seconds everywhere (`WriteKeys`)." },
    "ListSignalsController.list": { "answer": { "$ref": "#/components/schemas/PageOfSignalView" } },
    "ListSignalsController.view": { "answer": { "$ref": "#/components/schemas/SignalView" } },
    "ReplayFailedSignalsController.list": { "answer": { "$ref": "#/components/schemas/PageOfFailedSignalView" } },
    "ReplayFailedSignalsController.reveal": {
      "about": "As it was sent, to whoever may see personal data and says what for; both are in the audit trail.",
      "answer": { "$ref": "#/components/schemas/RevealedFailure" }
    },
    "ReplayFailedSignalsController.replay": {
      "about": "Tries it again, as it was or as `raw` says it should have been.",
      "answer": { "$ref": "#/components/schemas/Replayed" }
    },
    "ShowCustomersController.list": {
      "about": "An identifier is found however it is written, as whatever kind it may be.",
      "answer": { "$ref": "#/components/schemas/PageOfCustomerView" }
    },
    "ShowCustomersController.view": { "answer": { "$ref": "#/components/schemas/CustomerView" } },
    "ShowCustomersController.timeline": { "answer": { "$ref": "#/components/schemas/PageOfSignalView" } },
    "ShowInvitationsController.show": {
      "about": "Of one study: how many customers were mailed, and how many not, by reason. Reminders aren't counted.",
      "answer": { "$ref": "#/components/schemas/InvitationCounts" }
    },
    "UnsubscribeController.show": {},
    "UnsubscribeController.end": {
      "about": "Whatever the body says, and however often it comes: whoever posts here wants no more."
    }
  },
  "schemas": {
    "Accepted": {
      "type": "object",
      "properties": {
        "success": { "const": true },
        "failed": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "path": { "type": "string" },
              "message": { "type": "string" },
              "code": { "type": "string" }
            },
            "required": ["path", "message", "code"]
          },
          "description": "What could not be taken and is kept as a failed signal; left out when there is none."
        }
      },
      "required": ["success"]
    },
    "ContactSettingsView": {
      "type": "object",
      "properties": {
        "version": { "type": "number" },
        "windowDays": {
          "type": "number",
          "description": "Whoever was asked within so many days isn't asked by another study."
        }
      },
      "required": ["version", "windowDays"],
      "description": "How often customers may be asked."
    },
    "CustomerView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "subjects": { "type": "array", "items": { "type": "string" } },
        "identifiers": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "type": { "type": "string" }, "value": { "type": ["string", "null"] } },
            "required": ["type", "value"]
          },
          "description": "Where masked, their kinds alone: each value is null."
        },
        "segments": { "type": "array", "items": { "type": "string" } },
        "store": { "type": ["string", "null"] },
        "valueAYear": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "amount": { "type": "number" }, "currency": { "type": "string" } },
              "required": ["amount", "currency"]
            }
          ]
        },
        "signals": { "type": "number", "description": "Those that this caller may see." },
        "firstSeenAt": { "type": "string", "format": "date-time" },
        "masked": { "type": "boolean", "description": "What names the customer is not for this caller." }
      },
      "required": [
        "id",
        "version",
        "subjects",
        "identifiers",
        "segments",
        "store",
        "valueAYear",
        "signals",
        "firstSeenAt",
        "masked"
      ],
      "description": "GET /api/ingestion/customers?identifier=, /api/ingestion/customers/{id}"
    },
    "FailedSignalView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "source": { "type": "string" },
        "importId": { "type": ["string", "null"], "format": "uuid" },
        "place": { "type": "string", "description": "Where in the file or body: `line 12`, `batch[3]`." },
        "code": { "$ref": "#/components/schemas/FailureCode" },
        "message": { "type": "string" },
        "path": { "type": "string" },
        "raw": { "type": "string", "description": "Empty where masked." },
        "failedAt": { "type": "string", "format": "date-time" },
        "replayedAt": { "type": ["string", "null"], "format": "date-time" },
        "masked": {
          "type": "boolean",
          "description": "What was sent is not shown; `message` says no more than the code does."
        },
        "revealable": {
          "type": "boolean",
          "description": "Masked, but shown to this caller for a reason: `POST .../reveal`."
        }
      },
      "required": [
        "id",
        "source",
        "importId",
        "place",
        "code",
        "message",
        "path",
        "raw",
        "failedAt",
        "replayedAt",
        "masked",
        "revealable"
      ],
      "description": "GET /api/ingestion/failed-signals"
    },
    "FailureCode": {
      "enum": [
        "bad_identifier",
        "no_time",
        "bad_time",
        "ambiguous_time",
        "future_time",
        "bad_rating",
        "bad_value",
        "bad_character",
        "bad_encoding",
        "bad_shape",
        "broken_quotes",
        "wrong_columns",
        "unknown_type",
        "too_large",
        "id_conflict",
        "unstorable"
      ],
      "description": "Why something that arrived could not be taken: what to count by, and to say in the reader's own language."
    },
    "ImportView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "source": { "type": "string" },
        "fileName": { "type": "string" },
        "bytes": { "type": "number" },
        "state": { "enum": ["accepted", "running", "done", "refused"] },
        "refusal": { "type": ["string", "null"], "description": "Why the file as a whole was refused." },
        "rows": {
          "type": "object",
          "properties": {
            "read": { "type": "number" },
            "accepted": { "type": "number" },
            "duplicate": { "type": "number" },
            "failed": { "type": "number" }
          },
          "required": ["read", "accepted", "duplicate", "failed"]
        },
        "reasons": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "code": { "$ref": "#/components/schemas/FailureCode" },
              "message": { "type": "string" },
              "count": { "type": "number" }
            },
            "required": ["code", "message", "count"]
          }
        },
        "columns": {
          "type": "object",
          "additionalProperties": { "type": "string" },
          "description": "Which column was taken for what: field -> column."
        },
        "acceptedAt": { "type": "string", "format": "date-time" },
        "finishedAt": { "type": ["string", "null"], "format": "date-time" }
      },
      "required": [
        "id",
        "source",
        "fileName",
        "bytes",
        "state",
        "refusal",
        "rows",
        "reasons",
        "columns",
        "acceptedAt",
        "finishedAt"
      ],
      "description": "GET /imports/{id}, and the items of GET /api/ingestion/imports."
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
    "PageOfCustomerView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/CustomerView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfFailedSignalView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/FailedSignalView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfImportView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/ImportView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfSignalView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/SignalView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfSourceView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/SourceView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "Replayed": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "signalId": { "type": "string", "format": "uuid", "description": "The signal that came of it." },
        "replayedAt": { "type": "string", "format": "date-time" }
      },
      "required": ["id", "signalId", "replayedAt"]
    },
    "RevealedFailure": {
      "type": "object",
      "properties": { "message": { "type": "string" }, "raw": { "type": "string" } },
      "required": ["message", "raw"],
      "description": "One failed signal as it was sent."
    },
    "SignalView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "subjectId": { "type": "string", "format": "uuid" },
        "customerId": { "type": ["string", "null"], "format": "uuid" },
        "source": { "type": "string" },
        "channel": { "enum": ["store", "web", "app", "phone", "chat", "email", "mail", "social", "other", "unknown"] },
        "channelAsSaid": { "type": "string" },
        "touchpoint": { "type": "string" },
        "name": { "type": "string" },
        "occurredAt": { "type": "string", "format": "date-time" },
        "recordedAt": { "type": "string", "format": "date-time" },
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
        "store": { "type": ["string", "null"] },
        "masked": {
          "type": "boolean",
          "description": "There are words, and they are not for this caller: `text` is null."
        }
      },
      "required": [
        "id",
        "subjectId",
        "customerId",
        "source",
        "channel",
        "channelAsSaid",
        "touchpoint",
        "name",
        "occurredAt",
        "recordedAt",
        "text",
        "rating",
        "store",
        "masked"
      ],
      "description": "GET /api/ingestion/signals, /api/ingestion/signals/{id}"
    },
    "SourceView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "name": { "type": "string" },
        "channel": { "enum": ["store", "web", "app", "phone", "chat", "email", "mail", "social", "other", "unknown"] },
        "createdAt": { "type": "string", "format": "date-time" },
        "signals": { "type": "number" },
        "failed": { "type": "number" },
        "lastSignalAt": { "type": ["string", "null"], "format": "date-time" },
        "version": { "type": "number", "description": "Counts on with each key that is made or taken back." },
        "keys": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/WriteKeyView" },
          "description": "Those that hold now, newest first."
        },
        "writeKey": {
          "type": "string",
          "description": "The one time that a key itself is shown: when it has just been made."
        }
      },
      "required": ["id", "name", "channel", "createdAt", "signals", "failed", "lastSignalAt", "version", "keys"],
      "description": "GET/POST /api/ingestion/sources. The write key is answered once, when the source is made."
    },
    "WriteKeyView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "prefix": {
          "type": ["string", "null"],
          "description": "How it begins; null where it was made before this was kept."
        },
        "madeAt": { "type": "string", "format": "date-time" },
        "endsAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "Null: it holds until it is taken back."
        }
      },
      "required": ["id", "prefix", "madeAt", "endsAt"]
    }
  }
};
