namespace SupportConsole.App.Record;

/// <summary>How a rotation went, by when the previous credential expired.</summary>
public enum RotationTiming
{
    /// <summary>More than <see cref="RotationRecord.LateDays"/> days before.</summary>
    OnTime = 1,

    /// <summary>In the last days before.</summary>
    Late = 2,

    /// <summary>After it had expired.</summary>
    Emergency = 3,

    /// <summary>The previous credential had no known expiry date.</summary>
    Unknown = 4,
}
