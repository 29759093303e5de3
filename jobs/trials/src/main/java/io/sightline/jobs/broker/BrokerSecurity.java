package io.sightline.jobs.broker;

import java.util.List;
import java.util.Map;

/**
 * How clients prove who they are, and the broker what it is.
 *
 * @param protocol of the connection: {@code PLAINTEXT}, {@code SASL_SSL}, ...
 * @param scramUsers who may log in, as {@code SCRAM-SHA-256=[name=...,password=...]}; the broker,
 *     which is a client of its own, among them
 * @param settings of the broker for that protocol
 */
record BrokerSecurity(String protocol, List<String> scramUsers, Map<String, String> settings) {
    /** Every client on the loopback interface is accepted. */
    static final BrokerSecurity NONE = new BrokerSecurity("PLAINTEXT", List.of(), Map.of());
}
