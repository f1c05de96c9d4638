package com.fasterxml.jackson.databind;

/** Stands in for a library that isn't even here, so that the ban can be seen to work. */
public class Stand {}
