// Made by `npm run answers` from the types of the routes’ methods: change those.
import type { Answers } from '@mirrorloop/messaging-nest';

export const answers: Answers = {
  "routes": {
    "ChangePeopleController.add": {
      "about": "The same request again, under the same Idempotency-Key, is answered as the first; without one, 422 at `email`.",
      "answer": { "$ref": "#/components/schemas/PersonDetail" }
    },
    "ChangePeopleController.change": { "answer": { "$ref": "#/components/schemas/PersonDetail" } },
    "ChangePeopleController.leave": { "answer": { "$ref": "#/components/schemas/PersonDetail" } },
    "ChangePeopleController.comeBack": { "answer": { "$ref": "#/components/schemas/PersonDetail" } },
    "ChangeTeamsController.add": {
      "about": "The same request again, under the same Idempotency-Key, makes no second team.",
      "answer": {
        "type": "object",
        "properties": { "id": { "type": "string", "format": "uuid" }, "version": { "type": "number" } },
        "required": ["id", "version"]
      }
    },
    "ChangeTeamsController.change": {
      "answer": {
        "type": "object",
        "properties": { "id": { "type": "string", "format": "uuid" }, "version": { "type": "number" } },
        "required": ["id", "version"]
      }
    },
    "ExportListsController.export": {
      "about": "The whole of a list as CSV or NDJSON, with the list's own filters; as much of it as the list shows to who asks."
    },
    "AccessController.list": { "answer": { "$ref": "#/components/schemas/PageOfMemberView" } },
    "AccessController.give": {
      "answer": {
        "type": "object",
        "properties": { "id": { "type": "string", "format": "uuid" } },
        "required": ["id"]
      }
    },
    "AccessController.take": {},
    "AccessController.signOut": { "about": "Signs somebody out everywhere: a lost phone, a shared screen." },
    "PeopleImportController.import": { "answer": { "$ref": "#/components/schemas/PeopleImported" } },
    "LinksController.make": { "answer": { "$ref": "#/components/schemas/LinkView" } },
    "AccountController.show": { "answer": { "$ref": "#/components/schemas/AccountView" } },
    "AccountController.setPassword": { "about": "Whoever else was signed in as them no longer is." },
    "AccountController.offer": {
      "about": "Nothing is set up until its first code was confirmed.",
      "answer": { "$ref": "#/components/schemas/SecondFactorOffer" }
    },
    "AccountController.confirm": { "answer": { "$ref": "#/components/schemas/RecoveryCodes" } },
    "AccountController.takeAway": {},
    "KeepCalendarsController.list": { "answer": { "$ref": "#/components/schemas/PageOfCalendarView" } },
    "KeepCalendarsController.countries": { "answer": { "$ref": "#/components/schemas/PageOfCountryView" } },
    "KeepCalendarsController.add": { "answer": { "$ref": "#/components/schemas/CalendarView" } },
    "KeepCalendarsController.change": { "answer": { "$ref": "#/components/schemas/CalendarView" } },
    "ProcessingRecordController.show": {
      "answer": { "anyOf": [{ "type": "string" }, { "$ref": "#/components/schemas/ProcessingRecord" }] }
    },
    "SettingsController.show": { "answer": { "$ref": "#/components/schemas/SettingsView" } },
    "SettingsController.put": { "answer": { "$ref": "#/components/schemas/SettingsView" } },
    "TokensController.list": { "answer": { "$ref": "#/components/schemas/PageOfTokenView" } },
    "TokensController.make": { "answer": { "$ref": "#/components/schemas/NewTokenView" } },
    "TokensController.revoke": { "about": "Holds for the very next request." },
    "PeopleController.listPeople": { "answer": { "$ref": "#/components/schemas/PageOfPersonView" } },
    "PeopleController.showPerson": { "answer": { "$ref": "#/components/schemas/PersonDetail" } },
    "PeopleController.listTeams": { "answer": { "$ref": "#/components/schemas/PageOfTeamView" } },
    "PeopleController.listStores": { "answer": { "$ref": "#/components/schemas/PageOfStoreView" } },
    "ServerSentController.listen": {},
    "WebSocketController.listen": {},
    "DocumentsController.openApi": { "answer": { "$ref": "#/components/schemas/OpenApi" } },
    "DocumentsController.asyncApi": { "answer": { "type": "object" } },
    "DocumentsController.docs": {},
    "AuditController.list": { "answer": { "$ref": "#/components/schemas/PageOfAuditEntryView" } },
    "AuditController.verify": { "answer": { "$ref": "#/components/schemas/AuditVerified" } },
    "AuditController.export": {},
    "KeysController.show": { "answer": { "type": "object" } },
    "OidcController.begin": {},
    "OidcController.end": {},
    "SignInController.show": {},
    "SignInController.byPassword": {},
    "SignInController.byCode": {},
    "SessionController.show": { "answer": { "$ref": "#/components/schemas/SessionView" } },
    "SessionController.signOutEverywhere": { "about": "On every device, this one too." },
    "SessionController.signOut": {},
    "TraceController.trace": { "answer": { "$ref": "#/components/schemas/TraceView" } }
  },
  "schemas": {
    "AbsenceView": {
      "type": "object",
      "properties": { "from": { "type": "string" }, "to": { "type": "string" } },
      "required": ["from", "to"],
      "description": "From the first day away to the last, both included, as `2026-12-24`, where the person is."
    },
    "AccountView": {
      "type": "object",
      "properties": {
        "email": { "type": ["string", "null"], "description": "Null while no password has been set." },
        "hasPassword": { "type": "boolean" },
        "hasSecondFactor": { "type": "boolean" }
      },
      "required": ["email", "hasPassword", "hasSecondFactor"],
      "description": "GET /api/gateway/account"
    },
    "AuditEntryView": {
      "type": "object",
      "properties": {
        "position": { "type": "number" },
        "at": { "type": "string", "format": "date-time" },
        "service": { "type": "string" },
        "kind": { "type": "string" },
        "who": {
          "type": "object",
          "properties": {
            "id": { "type": "string" },
            "kind": { "type": "string" },
            "name": { "type": ["string", "null"] }
          },
          "required": ["id", "kind", "name"],
          "description": "`name` is looked up now and is null where nobody of that id works here (any more)."
        },
        "what": { "type": "string" },
        "subject": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "kind": { "type": "string" }, "id": { "type": "string" } },
              "required": ["kind", "id"]
            }
          ]
        },
        "seen": { "type": "number", "description": "How many things a look at a list showed." },
        "before": { "anyOf": [{ "type": "null" }, { "type": "object", "additionalProperties": {} }] },
        "after": { "anyOf": [{ "type": "null" }, { "type": "object", "additionalProperties": {} }] },
        "why": { "type": ["string", "null"] },
        "hash": { "type": "string", "description": "Hexadecimal; the next entry's hash is made with it." }
      },
      "required": [
        "position",
        "at",
        "service",
        "kind",
        "who",
        "what",
        "subject",
        "seen",
        "before",
        "after",
        "why",
        "hash"
      ],
      "description": "GET /api/gateway/audit, newest first: who changed or saw what."
    },
    "AuditVerified": {
      "type": "object",
      "properties": {
        "intact": { "type": "boolean" },
        "entries": { "type": "number", "description": "How many links hold, from the first on." },
        "forgotten": {
          "type": "number",
          "description": "How many of them, at the beginning, were forgotten as the settings say: the next one is chained to their last."
        },
        "head": {
          "type": ["string", "null"],
          "description": "The hash of the last of them: noted elsewhere, it proves later that nothing before it was changed."
        },
        "broken": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "properties": { "position": { "type": "number" }, "why": { "type": "string" } },
              "required": ["position", "why"]
            }
          ],
          "description": "The first that doesn't hold."
        }
      },
      "required": ["intact", "entries", "forgotten", "head", "broken"],
      "description": "GET /api/gateway/audit/verify"
    },
    "CalendarView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "name": { "type": "string" },
        "country": { "type": ["string", "null"] },
        "region": { "type": ["string", "null"] },
        "week": {
          "type": "array",
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": { "from": { "type": "string" }, "to": { "type": "string" } },
              "required": ["from", "to"]
            }
          },
          "description": "Monday first, `09:00` to `17:30` by the clocks where the person is."
        },
        "daysOff": { "type": "array", "items": { "$ref": "#/components/schemas/HolidayView" } },
        "workedOn": { "type": "array", "items": { "type": "string", "format": "date" } },
        "holidays": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/HolidayView" },
          "description": "All that are off, the company's own among them."
        },
        "holidaysUntil": { "type": "string", "format": "date" },
        "people": { "type": "number" }
      },
      "required": [
        "id",
        "version",
        "name",
        "country",
        "region",
        "week",
        "daysOff",
        "workedOn",
        "holidays",
        "holidaysUntil",
        "people"
      ],
      "description": "GET, POST, PUT /api/gateway/calendars"
    },
    "CountryView": {
      "type": "object",
      "properties": {
        "code": { "type": "string" },
        "name": { "type": "string" },
        "regions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "code": { "type": "string" }, "name": { "type": "string" } },
            "required": ["code", "name"]
          }
        }
      },
      "required": ["code", "name", "regions"],
      "description": "GET /api/gateway/calendars/countries: whose public holidays are known."
    },
    "GrantView": {
      "type": "object",
      "properties": {
        "role": { "$ref": "#/components/schemas/RoleName" },
        "scope": { "$ref": "#/components/schemas/ScopeView" }
      },
      "required": ["role", "scope"]
    },
    "HolidayView": {
      "type": "object",
      "properties": { "date": { "type": "string", "format": "date" }, "name": { "type": "string" } },
      "required": ["date", "name"]
    },
    "LinkView": {
      "type": "object",
      "properties": { "url": { "type": "string" }, "expiresAt": { "type": "string", "format": "date-time" } },
      "required": ["url", "expiresAt"]
    },
    "MemberView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "name": { "type": "string" },
        "email": { "type": "string" },
        "team": { "type": ["string", "null"] },
        "hasPassword": { "type": "boolean" },
        "hasSecondFactor": { "type": "boolean" },
        "given": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "role": { "$ref": "#/components/schemas/RoleName" },
              "scope": { "$ref": "#/components/schemas/ScopeView" },
              "id": { "type": "string", "format": "uuid" },
              "givenBy": { "type": "string" },
              "givenAt": { "type": "string", "format": "date-time" }
            },
            "required": ["role", "scope", "id", "givenBy", "givenAt"]
          }
        },
        "byWork": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/GrantView" },
          "description": "What follows from where they work; changes with the roster."
        }
      },
      "required": ["id", "name", "email", "team", "hasPassword", "hasSecondFactor", "given", "byWork"],
      "description": "GET /api/gateway/access"
    },
    "Named": {
      "type": "object",
      "properties": { "id": { "type": "string", "format": "uuid" }, "name": { "type": "string" } },
      "required": ["id", "name"]
    },
    "NewTokenView": {
      "type": "object",
      "properties": {
        "token": { "type": "string" },
        "id": { "type": "string", "format": "uuid" },
        "name": { "type": "string" },
        "prefix": { "type": "string", "description": "How it begins." },
        "only": {
          "anyOf": [{ "type": "null" }, { "type": "array", "items": { "type": "string" } }],
          "description": "The rights it is for; null: all that its role gives."
        },
        "madeBy": { "type": "string" },
        "madeAt": { "type": "string", "format": "date-time" },
        "expiresAt": { "type": "string", "format": "date-time" },
        "usedAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "To the minute; null while it was never used."
        },
        "state": { "enum": ["good", "expired", "revoked"] },
        "role": { "$ref": "#/components/schemas/RoleName" },
        "scope": { "$ref": "#/components/schemas/ScopeView" }
      },
      "required": [
        "token",
        "id",
        "name",
        "prefix",
        "only",
        "madeBy",
        "madeAt",
        "expiresAt",
        "usedAt",
        "state",
        "role",
        "scope"
      ],
      "description": "The one time that the token itself is shown."
    },
    "OpenApi": {
      "type": "object",
      "properties": {
        "openapi": { "type": "string" },
        "paths": {
          "type": "object",
          "additionalProperties": { "type": "object", "additionalProperties": { "type": "object" } }
        }
      },
      "required": ["openapi", "paths"],
      "additionalProperties": {}
    },
    "PageOfAuditEntryView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/AuditEntryView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfCalendarView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/CalendarView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfCountryView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/CountryView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfMemberView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/MemberView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfPersonView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/PersonView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfStoreView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/StoreView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfTeamView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/TeamView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PageOfTokenView": {
      "type": "object",
      "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/TokenView" } },
        "next": { "type": ["string", "null"] },
        "total": { "type": "number" }
      },
      "required": ["items", "next", "total"],
      "description": "One page of a list, newest first unless said otherwise. `next` is an opaque cursor."
    },
    "PeopleImported": {
      "type": "object",
      "properties": {
        "people": { "type": "number" },
        "teams": { "type": "number" },
        "unchanged": { "type": "number" },
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
      "required": ["people", "teams", "unchanged", "failed"],
      "description": "POST /api/gateway/people/import (text/csv: name,email,title,team,manager_email,time_zone,deputy_email,stores,calendar,language)"
    },
    "PersonDetail": {
      "type": "object",
      "properties": {
        "above": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string", "format": "uuid" },
              "name": { "type": "string" },
              "title": { "type": "string" }
            },
            "required": ["id", "name", "title"]
          },
          "description": "Whom they report to, from the next one up to the top."
        },
        "reports": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string", "format": "uuid" },
              "name": { "type": "string" },
              "title": { "type": "string" }
            },
            "required": ["id", "name", "title"]
          }
        },
        "deputyOf": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/Named" },
          "description": "For whom they act."
        },
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number", "description": "Goes back with a change: 412 where somebody else was first." },
        "name": { "type": "string", "description": "Whoever left stays by the name of their role." },
        "email": { "type": "string" },
        "title": { "type": "string" },
        "team": { "$ref": "#/components/schemas/Named" },
        "managerId": { "type": ["string", "null"], "format": "uuid" },
        "managerName": { "type": ["string", "null"] },
        "deputyId": { "type": ["string", "null"], "format": "uuid" },
        "deputyName": { "type": ["string", "null"] },
        "timeZone": { "type": "string" },
        "stores": { "type": "array", "items": { "type": "string" } },
        "absences": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/AbsenceView" },
          "description": "Running and coming ones."
        },
        "awayToday": { "type": "boolean" },
        "calendarId": { "type": ["string", "null"], "format": "uuid" },
        "language": {
          "enum": ["en", "de", null],
          "description": "In which they are written to; null: the organisation's."
        },
        "active": { "type": "boolean" },
        "leftOn": { "type": ["string", "null"], "format": "date" },
        "formerName": {
          "type": ["string", "null"],
          "description": "What whoever left was called, for the 30 days in which they may come back."
        }
      },
      "required": [
        "above",
        "reports",
        "deputyOf",
        "id",
        "version",
        "name",
        "email",
        "title",
        "team",
        "managerId",
        "managerName",
        "deputyId",
        "deputyName",
        "timeZone",
        "stores",
        "absences",
        "awayToday",
        "calendarId",
        "language",
        "active",
        "leftOn",
        "formerName"
      ],
      "description": "GET, POST /api/gateway/people/{id}, POST .../leave, .../return"
    },
    "PersonView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number", "description": "Goes back with a change: 412 where somebody else was first." },
        "name": { "type": "string", "description": "Whoever left stays by the name of their role." },
        "email": { "type": "string" },
        "title": { "type": "string" },
        "team": { "$ref": "#/components/schemas/Named" },
        "managerId": { "type": ["string", "null"], "format": "uuid" },
        "managerName": { "type": ["string", "null"] },
        "deputyId": { "type": ["string", "null"], "format": "uuid" },
        "deputyName": { "type": ["string", "null"] },
        "timeZone": { "type": "string" },
        "stores": { "type": "array", "items": { "type": "string" } },
        "absences": {
          "type": "array",
          "items": { "$ref": "#/components/schemas/AbsenceView" },
          "description": "Running and coming ones."
        },
        "awayToday": { "type": "boolean" },
        "calendarId": { "type": ["string", "null"], "format": "uuid" },
        "language": {
          "enum": ["en", "de", null],
          "description": "In which they are written to; null: the organisation's."
        },
        "active": { "type": "boolean" },
        "leftOn": { "type": ["string", "null"], "format": "date" },
        "formerName": {
          "type": ["string", "null"],
          "description": "What whoever left was called, for the 30 days in which they may come back."
        }
      },
      "required": [
        "id",
        "version",
        "name",
        "email",
        "title",
        "team",
        "managerId",
        "managerName",
        "deputyId",
        "deputyName",
        "timeZone",
        "stores",
        "absences",
        "awayToday",
        "calendarId",
        "language",
        "active",
        "leftOn",
        "formerName"
      ],
      "description": "GET /api/gateway/people?search=&team=&store=&show=here|away|left"
    },
    "ProcessingActivity": {
      "type": "object",
      "properties": {
        "name": { "type": "string" },
        "purpose": { "type": "string" },
        "subjects": { "type": "string" },
        "data": { "type": "string" },
        "recipients": { "type": "string" },
        "erasure": { "type": "array", "items": { "type": "string" }, "description": "When it is erased." }
      },
      "required": ["name", "purpose", "subjects", "data", "recipients", "erasure"]
    },
    "ProcessingRecord": {
      "type": "object",
      "properties": {
        "title": { "type": "string" },
        "controller": { "type": "string" },
        "dataProtectionOfficer": { "type": "string" },
        "writtenAt": { "type": "string", "format": "date-time" },
        "activities": { "type": "array", "items": { "$ref": "#/components/schemas/ProcessingActivity" } },
        "measures": {
          "type": "array",
          "items": { "type": "string" },
          "description": "Technical and organisational measures."
        }
      },
      "required": ["title", "controller", "dataProtectionOfficer", "writtenAt", "activities", "measures"],
      "description": "GET /api/gateway/processing-record?lang=en|de: the record of processing activities (GDPR Art. 30), as things are set."
    },
    "RecoveryCodes": {
      "type": "object",
      "properties": { "codes": { "type": "array", "items": { "type": "string" } } },
      "required": ["codes"],
      "description": "PUT /api/gateway/account/second-factor: shown this once; each signs in once in place of a code."
    },
    "RoleName": { "enum": ["admin", "manager", "employee", "viewer"] },
    "ScopeView": {
      "anyOf": [
        { "type": "object", "properties": { "of": { "const": "organisation" } }, "required": ["of"] },
        {
          "type": "object",
          "properties": {
            "of": { "enum": ["teams", "stores"] },
            "ids": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["of", "ids"]
        }
      ],
      "description": "For whom a role is held: the whole organisation, or some teams (ids) or stores (names)."
    },
    "SecondFactorOffer": {
      "type": "object",
      "properties": {
        "secret": { "type": "string", "description": "In base 32, to be typed into an authenticator app." },
        "address": { "type": "string", "description": "The same as an otpauth:// address." },
        "offer": { "type": "string", "description": "Comes back with the first code." }
      },
      "required": ["secret", "address", "offer"],
      "description": "POST /api/gateway/account/second-factor"
    },
    "SessionView": {
      "type": "object",
      "properties": {
        "name": { "type": "string" },
        "organisation": { "type": "string" },
        "sample": {
          "type": "boolean",
          "description": "The sample organisation is invented, and says so wherever it shows."
        },
        "timeZone": { "type": "string" },
        "may": {
          "type": "array",
          "items": { "type": "string" },
          "description": "What the caller may do: the rights of the policy, of any scope."
        },
        "hears": {
          "type": "array",
          "items": { "type": "string" },
          "description": "The topics that the caller may hear live."
        }
      },
      "required": ["name", "organisation", "sample", "timeZone", "may", "hears"],
      "description": "GET /api/gateway/session"
    },
    "SettingsView": {
      "type": "object",
      "properties": {
        "version": { "type": "number" },
        "retention": {
          "type": "object",
          "properties": {
            "answers": { "type": ["number", "null"] },
            "words": { "type": ["number", "null"] },
            "failedSignals": { "type": ["number", "null"] },
            "parked": { "type": ["number", "null"] },
            "namesOfWhoLeft": { "type": ["number", "null"] },
            "auditTrail": { "type": ["number", "null"] }
          },
          "required": ["answers", "words", "failedSignals", "parked", "namesOfWhoLeft", "auditTrail"],
          "description": "Days after which each kind of data is forgotten; null: it is kept until somebody erases it."
        },
        "figures": {
          "type": "object",
          "properties": { "perPerson": { "type": "boolean" }, "smallestTeam": { "type": "number" } },
          "required": ["perPerson", "smallestTeam"],
          "description": "Whether figures about people's work may be shown per person, and how many people a team needs to have any."
        },
        "language": { "enum": ["en", "de"], "description": "In which people are written to who have not chosen one." },
        "contacts": {
          "type": "object",
          "properties": { "controller": { "type": "string" }, "dataProtectionOfficer": { "type": "string" } },
          "required": ["controller", "dataProtectionOfficer"],
          "description": "For the processing record: who is responsible, and who watches over data protection."
        },
        "messages": {
          "type": "object",
          "properties": { "log": { "type": ["number", "null"] }, "inbox": { "type": ["number", "null"] } },
          "required": ["log", "inbox"],
          "description": "Days that the log keeps events, and that it is remembered what was handled; null: as at the start."
        },
        "atStart": {
          "type": "object",
          "properties": { "log": { "type": "number" }, "inbox": { "type": "number" } },
          "required": ["log", "inbox"],
          "description": "What is set where the platform is started, in days."
        }
      },
      "required": ["version", "retention", "figures", "language", "contacts", "messages", "atStart"],
      "description": "GET, PUT /api/gateway/settings; goes back with the version it was read at: 412 where somebody else was first."
    },
    "StoreView": {
      "type": "object",
      "properties": { "name": { "type": "string" }, "people": { "type": "number" } },
      "required": ["name", "people"],
      "description": "GET /api/gateway/stores"
    },
    "TeamView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "version": { "type": "number" },
        "name": { "type": "string" },
        "managerId": { "type": ["string", "null"], "format": "uuid" },
        "managerName": { "type": ["string", "null"] },
        "managerIsChosen": { "type": "boolean", "description": "Named by hand; else the reporting lines tell." },
        "active": { "type": "boolean", "description": "False where nobody is left in it." },
        "people": { "type": "number" }
      },
      "required": ["id", "version", "name", "managerId", "managerName", "managerIsChosen", "active", "people"],
      "description": "GET /api/gateway/teams"
    },
    "TokenView": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "format": "uuid" },
        "name": { "type": "string" },
        "prefix": { "type": "string", "description": "How it begins." },
        "only": {
          "anyOf": [{ "type": "null" }, { "type": "array", "items": { "type": "string" } }],
          "description": "The rights it is for; null: all that its role gives."
        },
        "madeBy": { "type": "string" },
        "madeAt": { "type": "string", "format": "date-time" },
        "expiresAt": { "type": "string", "format": "date-time" },
        "usedAt": {
          "type": ["string", "null"],
          "format": "date-time",
          "description": "To the minute; null while it was never used."
        },
        "state": { "enum": ["good", "expired", "revoked"] },
        "role": { "$ref": "#/components/schemas/RoleName" },
        "scope": { "$ref": "#/components/schemas/ScopeView" }
      },
      "required": [
        "id",
        "name",
        "prefix",
        "only",
        "madeBy",
        "madeAt",
        "expiresAt",
        "usedAt",
        "state",
        "role",
        "scope"
      ],
      "description": "GET /api/gateway/tokens"
    },
    "TraceView": {
      "type": "object",
      "properties": {
        "kind": { "type": "string" },
        "id": { "type": "string", "format": "uuid" },
        "signals": {
          "type": "object",
          "properties": {
            "total": { "type": "number" },
            "first": { "type": ["string", "null"] },
            "last": { "type": ["string", "null"] },
            "ids": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["total", "first", "last", "ids"],
          "description": "How many signals the insight rests on, and the first and last of them."
        },
        "insights": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string", "format": "uuid" },
              "title": { "type": "string" },
              "at": { "type": "string", "format": "date-time" }
            },
            "required": ["id", "title", "at"]
          }
        },
        "actions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string", "format": "uuid" },
              "title": { "type": "string" },
              "state": { "type": "string" },
              "at": { "type": "string", "format": "date-time" }
            },
            "required": ["id", "title", "state", "at"]
          }
        },
        "steps": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "step": { "type": "string" },
              "of": { "type": "string" },
              "id": { "type": "string", "format": "uuid" },
              "at": { "type": "string", "format": "date-time" },
              "afterMs": { "type": ["number", "null"] }
            },
            "required": ["step", "of", "id", "at", "afterMs"]
          },
          "description": "In order of time; `afterMs` counts from the step before."
        },
        "correlationId": { "type": ["string", "null"], "format": "uuid" }
      },
      "required": ["kind", "id", "signals", "insights", "actions", "steps", "correlationId"],
      "description": "GET /api/trace/{signal|insight|action}/{id}"
    }
  }
};
