/** Two marks for ever: a filled circle is what customers say, an open diamond what staff believe. */
export const CustomerMark = ({ x, y, r = 5 }: { x: number; y: number; r?: number }) => (
  <circle cx={x} cy={y} r={r} fill="var(--customer)" />
);
export const EmployeeMark = ({ x, y, r = 5.5 }: { x: number; y: number; r?: number }) => (
  <path
    d={`M${x},${y - r}l${r},${r}l${-r},${r}l${-r},${-r}z`}
    fill="var(--surface)"
    stroke="var(--employee)"
    strokeWidth={2}
  />
);

export const KeyOfMarks = ({ customers, employees }: { customers: string; employees: string }) => (
  <>
    <span className="row g2">
      <svg width="12" height="12" aria-hidden="true">
        <CustomerMark x={6} y={6} />
      </svg>
      {customers}
    </span>
    <span className="row g2">
      <svg width="14" height="14" aria-hidden="true">
        <EmployeeMark x={7} y={7} />
      </svg>
      {employees}
    </span>
  </>
);

export const tick = { fill: 'var(--ink3)', fontSize: 11.5 } as const;

/** A label that fits into so many pixels, at some 6.6 a letter. */
export const fitted = (text: string, width: number): string => {
  const most = Math.max(4, Math.floor(width / 6.6));
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
};
