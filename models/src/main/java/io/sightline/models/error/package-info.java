/**
 * How a mistake of the user reaches them: one line, no stack trace. Nothing else belongs here: a
 * fault of the program is an ordinary exception.
 */
package io.sightline.models.error;
