/**
 * How an error reaches the user: as one line, without a stack trace. Nothing else belongs here; a
 * defect of the program is an ordinary exception.
 */
package io.sightline.models.error;
