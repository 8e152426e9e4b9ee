namespace SupportConsole.App.Settings;

/// <summary>Where a value in a form came from, if nobody typed it.</summary>
/// <param name="From">Such as "from metadata" or "from line 4 of the email".</param>
/// <param name="IsEdited">Whether a person changed the value since.</param>
public sealed record FieldSource(string From, bool IsEdited = false)
{
    public string Words => IsEdited ? $"edited; was {From}" : From;
}

/// <summary>A value found for a setting in what the customer sent; null if the document doesn't have one.</summary>
public sealed record FoundValue(ConnectionSetting Setting, string? Value, string From);
