/**
 * How fast a network runs here and elsewhere: the same network, weights, images and threads, in
 * rounds that take turns. Each {@link io.sightline.jobs.bench.peers.Peer} measures in a process of
 * its own. Those that need libraries of others come in a module that only the profile {@code peers}
 * builds; the rest is here.
 */
package io.sightline.jobs.bench.peers;
