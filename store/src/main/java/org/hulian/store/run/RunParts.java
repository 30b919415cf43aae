package org.hulian.store.run;

/** Runs and when they are due, which one database has. */
public record RunParts(RunRepository runs, ScheduleRepository schedules) {}
