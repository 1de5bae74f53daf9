/** What the host serves over plain HTTP beside GraphQL: the dashboard's files and error answers. */
@NullMarked
package dev.vitrina.core.web;

import org.jspecify.annotations.NullMarked;
