/** Pictures from strangers: decoded within bounds, encoded anew. {@link vn.hoithi.questionbank.picture.PictureFile} is the door. */
@NullMarked
package vn.hoithi.questionbank.picture;

import org.jspecify.annotations.NullMarked;
