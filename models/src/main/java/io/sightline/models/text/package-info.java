/**
 * Text from outside (topics, labels, file names, addresses, messages of other programs) made safe
 * to show to people and to log. Nothing else belongs here.
 */
package io.sightline.models.text;
