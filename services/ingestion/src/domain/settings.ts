/** What the organisation decides about its intake. */
export class IngestionSettings {
  /** ISO 3166 country of phone numbers written without a country code; unset, such a number is malformed. */
  readonly phoneCountry: string | undefined = process.env['INGESTION_PHONE_COUNTRY'];
}
