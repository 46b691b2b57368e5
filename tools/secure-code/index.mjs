/** What no code of ours may do, whoever reviews it. Why, and which trial it belongs to: docs/reference/security.md. */

const builtSql =
  'SQL is never built of what somebody sent: give it as a parameter ($1), or name a constant in capitals.';

/** `COLUMNS`, `STEPS_OF[kind]`, `COLUMNS.replace(...)`: what is written in capitals is written by us. */
function isOurs(node, scopeOf) {
  if (node.type === 'Literal') return true;
  if (node.type === 'TemplateLiteral') return node.expressions.every((part) => isOurs(part, scopeOf));
  if (node.type === 'ConditionalExpression') return isOurs(node.consequent, scopeOf) && isOurs(node.alternate, scopeOf);
  if (node.type === 'BinaryExpression') return isOurs(node.left, scopeOf) && isOurs(node.right, scopeOf);
  if (node.type === 'MemberExpression') return isOurs(node.object, scopeOf);
  if (node.type === 'CallExpression' && node.callee.property?.name === 'escapeIdentifier') return true;
  if (node.type === 'CallExpression') return [node.callee, ...node.arguments].every((part) => isOurs(part, scopeOf));
  if (/Function/.test(node.type)) return true;
  return node.type === 'Identifier' && (/^[A-Z][A-Z0-9_]*$/.test(node.name) || isMadeHere(node, scopeOf));
}

/** A constant or an imported function is as good as what it was made of; a parameter may be anything. */
function isMadeHere(node, scopeOf) {
  for (let scope = scopeOf(node); scope; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable) return variable.defs.length > 0 && variable.defs.every(({ type }) => type !== 'Parameter');
  }
  return false;
}

/** The first argument of `.query(...)` and `.prepared(...)` is text of ours, with nothing in it that came from elsewhere. */
const noBuiltSql = {
  meta: { type: 'problem', schema: [], messages: { builtSql } },
  create(context) {
    const scopeOf = (node) => context.sourceCode.getScope(node);
    return {
      'CallExpression[callee.type="MemberExpression"][callee.property.name=/^(query|prepared)$/]'({
        arguments: [statement],
      }) {
        const isBuilt = statement?.type === 'TemplateLiteral' || statement?.type === 'BinaryExpression';
        if (isBuilt && !isOurs(statement, scopeOf)) context.report({ node: statement, messageId: 'builtSql' });
      },
    };
  },
};

export const plugin = { rules: { 'no-built-sql': noBuiltSql } };

const never = (selector, message) => ({ selector, message });

/** Ways by which text becomes code. */
export const neverRun = [
  never('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'Text stays text: no dangerouslySetInnerHTML.'),
  never('Property[key.name="dangerouslySetInnerHTML"]', 'Text stays text: no dangerouslySetInnerHTML.'),
  never('AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', 'Text stays text: no innerHTML.'),
  never('CallExpression[callee.property.name="insertAdjacentHTML"]', 'Text stays text: no insertAdjacentHTML.'),
  never('CallExpression[callee.object.name="document"][callee.property.name=/^write/]', 'No document.write.'),
  never('CallExpression[callee.name="eval"]', 'Text is never run: no eval.'),
  never('NewExpression[callee.name="Function"]', 'Text is never run: no new Function.'),
];
