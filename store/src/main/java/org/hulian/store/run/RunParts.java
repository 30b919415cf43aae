package org.hulian.store.run;

/** What a data folder has of runs: those that were, and those that are due. */
public record RunParts(RunRepository runs, ScheduleRepository schedules) {}
