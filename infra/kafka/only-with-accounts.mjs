const PLAIN = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';

/**
 * Broker settings by which nobody comes in without an account. The brokers' own is known by PLAIN, since nothing is
 * stored yet when they first speak to each other; all others are stored, by SCRAM.
 *
 * @param {{ username: string, password: string }} account
 * @returns {Record<string, string | number | boolean>}
 */
export const onlyWithAccounts = ({ username, password }) => {
  const own = `${PLAIN} username="${username}" password="${password}" user_${username}="${password}";`;
  return {
    'listener.security.protocol.map': 'CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.client.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
    'listener.name.client.plain.sasl.jaas.config': own,
    'listener.name.client.scram-sha-512.sasl.jaas.config': SCRAM,
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': own,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': `User:${username}`,
    'allow.everyone.if.no.acl.found': false,
  };
};
