/** Events as such: names, serializer, personal data, appending, following. */
@org.jspecify.annotations.NullMarked
package io.partnerledger.events;
