/** Whose a notice is; one of the version before says it in `owner` alone, and is shown as it was written. */
export const OWNER_OF_NOTICE = `n.owner, n.owned_by ->> 'id' AS "ownerId",
    CASE WHEN n.owned_by IS NULL THEN n.owner ELSE n.owned_by ->> 'name' END AS "ownerName"`;
