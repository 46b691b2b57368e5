// Made by `npm run answers` from the types of the routes’ methods: change those.
import type { Answers } from '@mirrorloop/messaging-nest';

export const answers: Answers = {
 "routes": {
  "AcceptEventsController.accept": {
   "answer": {
    "$ref": "#/components/schemas/Accepted"
   }
  },
  "ImportFileController.accept": {
   "answer": {
    "$ref": "#/components/schemas/ImportView"
   }
  },
  "ShowImportsController.view": {
   "answer": {
    "$ref": "#/components/schemas/ImportView"
   }
  },
  "ShowImportsController.list": {
   "answer": {
    "type": "object",
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ImportView"
      }
     },
     "next": {
      "anyOf": [
       {
        "type": "null"
       },
       {
        "type": "string"
       }
      ]
     },
     "total": {
      "type": "number"
     }
    },
    "required": [
     "items",
     "next",
     "total"
    ]
   }
  },
  "KeepConsentController.say": {
   "about": "What a customer said to somebody here: whether they may be asked by mail. Named by any of their subjects."
  },
  "KeepConsentController.show": {
   "about": "How often a customer may be asked.",
   "answer": {
    "$ref": "#/components/schemas/ContactSettingsView"
   }
  },
  "KeepConsentController.change": {
   "about": "For who is asked from now on.",
   "answer": {
    "$ref": "#/components/schemas/ContactSettingsView"
   }
  },
  "KeepSourcesController.list": {
   "answer": {
    "type": "object",
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SourceView"
      }
     },
     "next": {
      "anyOf": [
       {
        "type": "null"
       },
       {
        "type": "string"
       }
      ]
     },
     "total": {
      "type": "number"
     }
    },
    "required": [
     "items",
     "next",
     "total"
    ]
   }
  },
  "KeepSourcesController.connect": {
   "about": "The write key is answered here and never again: only its hash is kept.",
   "answer": {
    "$ref": "#/components/schemas/SourceView"
   }
  },
  "KeepSourcesController.addKey": {
   "about": "Another write key, answered here and never again. Whoever was first meanwhile is not undone: 412.",
   "answer": {
    "$ref": "#/components/schemas/SourceView"
   }
  },
  "KeepSourcesController.revokeKey": {
   "about": "Refused within seconds everywhere (`WriteKeys`)."
  },
  "ListSignalsController.list": {
   "answer": {
    "type": "object",
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SignalView"
      }
     },
     "next": {
      "anyOf": [
       {
        "type": "null"
       },
       {
        "type": "string"
       }
      ]
     },
     "total": {
      "type": "number"
     }
    },
    "required": [
     "items",
     "next",
     "total"
    ]
   }
  },
  "ListSignalsController.view": {
   "answer": {
    "$ref": "#/components/schemas/SignalView"
   }
  },
  "ReplayFailedSignalsController.list": {
   "answer": {
    "type": "object",
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/FailedSignalView"
      }
     },
     "next": {
      "anyOf": [
       {
        "type": "null"
       },
       {
        "type": "string"
       }
      ]
     },
     "total": {
      "type": "number"
     }
    },
    "required": [
     "items",
     "next",
     "total"
    ]
   }
  },
  "ReplayFailedSignalsController.replay": {
   "about": "Tries it again, as it was or as `raw` says it should have been.",
   "answer": {
    "$ref": "#/components/schemas/Replayed"
   }
  },
  "ShowCustomersController.list": {
   "about": "An identifier is found however it is written, as whatever kind it may be.",
   "answer": {
    "type": "object",
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CustomerView"
      }
     },
     "next": {
      "anyOf": [
       {
        "type": "null"
       },
       {
        "type": "string"
       }
      ]
     },
     "total": {
      "type": "number"
     }
    },
    "required": [
     "items",
     "next",
     "total"
    ]
   }
  },
  "ShowCustomersController.view": {
   "answer": {
    "$ref": "#/components/schemas/CustomerView"
   }
  },
  "ShowCustomersController.timeline": {
   "answer": {
    "type": "object",
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SignalView"
      }
     },
     "next": {
      "anyOf": [
       {
        "type": "null"
       },
       {
        "type": "string"
       }
      ]
     },
     "total": {
      "type": "number"
     }
    },
    "required": [
     "items",
     "next",
     "total"
    ]
   }
  },
  "ShowInvitationsController.show": {
   "about": "Of one study: how many customers were mailed, and how many not, by reason. Reminders aren't counted.",
   "answer": {
    "$ref": "#/components/schemas/InvitationCounts"
   }
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
    "success": {
     "const": true
    },
    "failed": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "path": {
        "type": "string"
       },
       "message": {
        "type": "string"
       },
       "code": {
        "type": "string"
       }
      },
      "required": [
       "path",
       "message",
       "code"
      ]
     },
     "description": "What could not be taken and is kept as a failed signal; left out when there is none."
    }
   },
   "required": [
    "success"
   ]
  },
  "ContactSettingsView": {
   "type": "object",
   "properties": {
    "version": {
     "type": "number"
    },
    "windowDays": {
     "type": "number",
     "description": "Whoever was asked within so many days isn't asked by another study."
    }
   },
   "required": [
    "version",
    "windowDays"
   ],
   "description": "How often customers may be asked."
  },
  "CustomerView": {
   "type": "object",
   "properties": {
    "id": {
     "type": "string"
    },
    "version": {
     "type": "number"
    },
    "subjects": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "identifiers": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "type": {
        "type": "string"
       },
       "value": {
        "anyOf": [
         {
          "type": "null"
         },
         {
          "type": "string"
         }
        ]
       }
      },
      "required": [
       "type",
       "value"
      ]
     },
     "description": "Where masked, their kinds alone: each value is null."
    },
    "segments": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "store": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
    "valueAYear": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "object",
       "properties": {
        "amount": {
         "type": "number"
        },
        "currency": {
         "type": "string"
        }
       },
       "required": [
        "amount",
        "currency"
       ]
      }
     ]
    },
    "signals": {
     "type": "number",
     "description": "Those that this caller may see."
    },
    "firstSeenAt": {
     "type": "string"
    },
    "masked": {
     "type": "boolean",
     "description": "What names the customer is not for this caller."
    }
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
    "id": {
     "type": "string"
    },
    "source": {
     "type": "string"
    },
    "importId": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
    "place": {
     "type": "string",
     "description": "Where in the file or body: `line 12`, `batch[3]`."
    },
    "code": {
     "type": "string"
    },
    "message": {
     "type": "string"
    },
    "path": {
     "type": "string"
    },
    "raw": {
     "type": "string",
     "description": "Empty where masked."
    },
    "failedAt": {
     "type": "string"
    },
    "replayedAt": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
    "masked": {
     "type": "boolean",
     "description": "What was sent is not for this caller; `message` says no more than the code does."
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
    "masked"
   ],
   "description": "GET /api/ingestion/failed-signals"
  },
  "ImportView": {
   "type": "object",
   "properties": {
    "id": {
     "type": "string"
    },
    "source": {
     "type": "string"
    },
    "fileName": {
     "type": "string"
    },
    "bytes": {
     "type": "number"
    },
    "state": {
     "enum": [
      "accepted",
      "running",
      "done",
      "refused"
     ]
    },
    "refusal": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ],
     "description": "Why the file as a whole was refused."
    },
    "rows": {
     "type": "object",
     "properties": {
      "read": {
       "type": "number"
      },
      "accepted": {
       "type": "number"
      },
      "duplicate": {
       "type": "number"
      },
      "failed": {
       "type": "number"
      }
     },
     "required": [
      "read",
      "accepted",
      "duplicate",
      "failed"
     ]
    },
    "reasons": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "code": {
        "type": "string"
       },
       "message": {
        "type": "string"
       },
       "count": {
        "type": "number"
       }
      },
      "required": [
       "code",
       "message",
       "count"
      ]
     }
    },
    "columns": {
     "type": "object",
     "additionalProperties": {
      "type": "string"
     },
     "description": "Which column was taken for what: field -> column."
    },
    "acceptedAt": {
     "type": "string"
    },
    "finishedAt": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    }
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
    "sends": {
     "type": "boolean",
     "description": "False where no mail server is set: they wait."
    },
    "waiting": {
     "type": "number"
    },
    "mailed": {
     "type": "number"
    },
    "notMailed": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "reason": {
        "type": "string"
       },
       "count": {
        "type": "number"
       }
      },
      "required": [
       "reason",
       "count"
      ]
     },
     "description": "Not mailed, by reason."
    },
    "trouble": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ],
     "description": "Why the last attempt of some failed that are tried again."
    }
   },
   "required": [
    "sends",
    "waiting",
    "mailed",
    "notMailed",
    "trouble"
   ],
   "description": "What became of the invitations that one service sends."
  },
  "Replayed": {
   "type": "object",
   "properties": {
    "id": {
     "type": "string"
    },
    "signalId": {
     "type": "string",
     "description": "The signal that came of it."
    },
    "replayedAt": {
     "type": "string"
    }
   },
   "required": [
    "id",
    "signalId",
    "replayedAt"
   ]
  },
  "SignalView": {
   "type": "object",
   "properties": {
    "id": {
     "type": "string"
    },
    "subjectId": {
     "type": "string"
    },
    "customerId": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
    "source": {
     "type": "string"
    },
    "channel": {
     "enum": [
      "store",
      "web",
      "app",
      "phone",
      "chat",
      "email",
      "mail",
      "social",
      "other",
      "unknown"
     ]
    },
    "channelAsSaid": {
     "type": "string"
    },
    "touchpoint": {
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "occurredAt": {
     "type": "string"
    },
    "recordedAt": {
     "type": "string"
    },
    "text": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
    "rating": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "object",
       "properties": {
        "value": {
         "type": "number"
        },
        "low": {
         "type": "number"
        },
        "high": {
         "type": "number"
        }
       },
       "required": [
        "value",
        "low",
        "high"
       ]
      }
     ]
    },
    "store": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
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
    "id": {
     "type": "string"
    },
    "name": {
     "type": "string"
    },
    "channel": {
     "enum": [
      "store",
      "web",
      "app",
      "phone",
      "chat",
      "email",
      "mail",
      "social",
      "other",
      "unknown"
     ]
    },
    "createdAt": {
     "type": "string"
    },
    "signals": {
     "type": "number"
    },
    "failed": {
     "type": "number"
    },
    "lastSignalAt": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ]
    },
    "version": {
     "type": "number",
     "description": "Counts on with each key that is made or taken back."
    },
    "keys": {
     "type": "array",
     "items": {
      "$ref": "#/components/schemas/WriteKeyView"
     },
     "description": "Those that hold now, newest first."
    },
    "writeKey": {
     "type": "string",
     "description": "The one time that a key itself is shown: when it has just been made."
    }
   },
   "required": [
    "id",
    "name",
    "channel",
    "createdAt",
    "signals",
    "failed",
    "lastSignalAt",
    "version",
    "keys"
   ],
   "description": "GET/POST /api/ingestion/sources. The write key is answered once, when the source is made."
  },
  "WriteKeyView": {
   "type": "object",
   "properties": {
    "id": {
     "type": "string"
    },
    "prefix": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ],
     "description": "How it begins; null where it was made before this was kept."
    },
    "madeAt": {
     "type": "string"
    },
    "endsAt": {
     "anyOf": [
      {
       "type": "null"
      },
      {
       "type": "string"
      }
     ],
     "description": "Null: it holds until it is taken back."
    }
   },
   "required": [
    "id",
    "prefix",
    "madeAt",
    "endsAt"
   ]
  }
 }
};
