// Made by `npm run answers` from the types of the routes’ methods: change those.
import type { Answers } from './described/answers.js';

export const answers: Answers = {
  "routes": {
    "DescribedController.describe": { "answer": { "$ref": "#/components/schemas/Described" } },
    "HealthController.live": {
      "answer": { "type": "object", "properties": { "status": { "const": "ok" } }, "required": ["status"] }
    },
    "HealthController.ready": {
      "about": "Everybody may know whether; only who keeps it running may know why not.",
      "answer": { "$ref": "#/components/schemas/Readiness" }
    },
    "HealthController.metrics": {
      "about": "Open like the rest: a service is reached from inside alone. The gateway's door asks for a session or a token first.",
      "answer": { "type": "string" }
    },
    "ParkedController.list": { "answer": { "$ref": "#/components/schemas/PageOfParkedMessage" } },
    "ParkedController.replayAll": { "answer": { "type": "object", "additionalProperties": { "type": "number" } } },
    "ParkedController.replay": {
      "answer": {
        "type": "object",
        "properties": { "outcome": { "type": "string" }, "reason": { "type": "string" } },
        "required": ["outcome"]
      }
    },
    "RepublishController.republish": { "answer": { "$ref": "#/components/schemas/Republished" } }
  },
  "schemas": {
    "Described": {
      "type": "object",
      "properties": {
        "service": { "type": "string" },
        "hears": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "group": { "type": "string" },
              "events": { "type": "array", "items": { "type": "string" } }
            },
            "required": ["group", "events"]
          },
          "description": "Each consumer group with the types of the events it handles."
        },
        "says": {
          "type": "array",
          "items": { "type": "string" },
          "description": "Types of the events that only this service may publish."
        },
        "looksOn": {
          "type": "array",
          "items": { "type": "string" },
          "description": "Topics that it reads without a group; a version before this one doesn't say."
        },
        "routes": { "type": "array", "items": { "$ref": "#/components/schemas/RouteDescribed" } },
        "schemas": {
          "type": "object",
          "additionalProperties": { "type": "object" },
          "description": "JSON Schemas of the types that the routes' answers are made of."
        }
      },
      "required": ["service", "hears", "says", "routes", "schemas"],
      "description": "What a service hears, says and answers, as it says itself: the documents are made of nothing else."
    },
    "PageOfParkedMessage": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/ParkedMessage" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "ParkedMessage": {
      "type": "object",
      "properties": {
        "id": { "type": "string" },
        "group": { "type": "string" },
        "topic": { "type": "string" },
        "partition": { "type": "number" },
        "position": { "type": "string" },
        "messageId": { "type": "string" },
        "type": { "type": "string" },
        "reason": { "type": "string" },
        "error": {
          "type": "string",
          "description": "What it quotes of the message is personal data as much as the message: '' where that is masked."
        },
        "payload": { "type": "string" },
        "masked": { "type": "boolean", "description": "The caller may see messages, but no personal data." },
        "attempts": { "type": "number" },
        "parkedAt": { "type": "string", "format": "date-time" }
      },
      "required": [
        "id",
        "group",
        "topic",
        "partition",
        "position",
        "messageId",
        "type",
        "reason",
        "error",
        "payload",
        "masked",
        "attempts",
        "parkedAt"
      ],
      "description": "A message that couldn't be processed, kept whole."
    },
    "Readiness": {
      "type": "object",
      "properties": {
        "status": { "enum": ["ok", "error"] },
        "details": {
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "properties": { "status": { "enum": ["up", "down"] }, "message": { "type": "string" } },
            "required": ["status"]
          }
        }
      },
      "required": ["status"],
      "description": "GET /health/ready; details only for those signed in."
    },
    "Republished": {
      "type": "object",
      "properties": {
        "published": { "type": "number" },
        "next": {
          "type": ["string", "null"],
          "description": "Goes into `after` of the next call; null when all was told."
        }
      },
      "required": ["published", "next"],
      "description": "POST /api/<service>/republish: one page of a topic, told again."
    },
    "RouteDescribed": {
      "type": "object",
      "properties": {
        "method": { "type": "string" },
        "path": { "type": "string", "description": "With parameters as `{id}`." },
        "name": { "type": "string" },
        "rule": {
          "enum": [
            "open",
            "be signed in",
            "see settings",
            "change settings",
            "give access",
            "see the audit trail",
            "see how it runs",
            "see messages",
            "replay messages",
            "see people",
            "keep people",
            "plan absence",
            "see absence",
            "see sources",
            "keep sources",
            "import files",
            "see failed signals",
            "correct failed signals",
            "see signals",
            "see customers",
            "see personal data",
            "correct customers",
            "export customers",
            "erase customers",
            "ask customers",
            "see insights",
            "raise insights",
            "see studies",
            "keep studies",
            "see traces",
            "see actions",
            "commit actions",
            "work on actions",
            "see meetings",
            "hold meetings",
            "see notices",
            "keep escalation policies",
            "keep playbooks",
            "change rates",
            "listen to topics"
          ]
        },
        "query": {
          "type": "object",
          "description": "JSON Schemas (2020-12) of the very zod schemas that the route checks with."
        },
        "body": { "type": "object" },
        "byItself": {
          "const": true,
          "description": "It reads the request by itself: a file, or what another system sends in a form of its own."
        },
        "status": { "type": "number" },
        "sends": { "$ref": "#/components/schemas/Sent", "description": "Where it sends something else than JSON." },
        "about": { "type": "string", "description": "What is said above the method." },
        "answer": {
          "type": "object",
          "description": "JSON Schema (2020-12); left out where nothing is answered, or something that isn't JSON."
        }
      },
      "required": ["method", "path", "name", "status"],
      "description": "One route as its decorators declare it: what it checks a request with, and whom it answers."
    },
    "Sent": {
      "type": "object",
      "properties": {
        "types": {
          "type": "array",
          "items": { "type": "string" },
          "description": "Media types; none where nothing is sent but a status."
        },
        "statuses": { "type": "array", "items": { "type": "number" } }
      },
      "required": ["types", "statuses"],
      "description": "What a route sends that its method's type doesn't say."
    }
  }
};
