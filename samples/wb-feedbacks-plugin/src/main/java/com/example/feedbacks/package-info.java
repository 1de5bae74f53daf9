/** Buyers' feedback: a sample of an endpoint of Wildberries behind the cache. */
@NullMarked
package com.example.feedbacks;

import org.jspecify.annotations.NullMarked;
