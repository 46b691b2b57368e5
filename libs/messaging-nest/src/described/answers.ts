/** What the routes of a project answer, by `Controller.method`; made by `npm run answers`. */
export interface Answers {
  readonly routes: Readonly<Record<string, Answered>>;
  /** JSON Schemas of the types that have a name. */
  readonly schemas: Readonly<Record<string, object>>;
}

export interface Answered {
  /** What is said above the method. */
  readonly about?: string;
  /** JSON Schema (2020-12); left out where nothing is answered, or something that isn't JSON. */
  readonly answer?: object;
}
