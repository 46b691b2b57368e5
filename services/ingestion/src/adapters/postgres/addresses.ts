/**
 * Of customer `c`: the address that was seen last of those that mail reaches, and whether another one refused it for
 * good. To be joined laterally.
 */
export const ADDRESS_OF_CUSTOMER = `
    SELECT (array_agg(one ->> 'value' ORDER BY u.created_at DESC, one ->> 'value') FILTER (WHERE b.address IS NULL))[1] AS address,
      bool_or(b.address IS NOT NULL) AS unreachable
    FROM subject u CROSS JOIN LATERAL jsonb_array_elements(u.identifiers) AS one
      LEFT JOIN unreachable b ON b.address = one ->> 'value'
    WHERE u.customer_id = c.id AND one ->> 'type' = 'email'`;
