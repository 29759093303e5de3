/**
 * The runtimes of others, as {@code bench peers} measures them: each with the settings that its
 * documentation recommends. Built in the profile {@code peers} only, so that nobody ships them.
 */
package io.sightline.jobs.peers;
