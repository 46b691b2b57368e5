import { columnsFor } from './headings.js';

describe('the columns of a file', () => {
  it('are known by their names, and stay as they were chosen while the file has them', () => {
    const headings = ['number', 'Committed_at', 'deadline', 'due'];
    expect(columnsFor(headings, {})).toEqual({ committedAt: 'Committed_at', deadline: 'deadline' });
    const chosen = { ref: 'number', deadline: 'due', owner: 'gone' };
    expect(columnsFor(headings, chosen)).toEqual({ ref: 'number', committedAt: 'Committed_at', deadline: 'due' });
  });
});
