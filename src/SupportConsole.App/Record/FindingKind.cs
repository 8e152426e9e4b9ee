namespace SupportConsole.App.Record;

public enum FindingKind
{
    Unmanaged = 1,

    /// <summary>Its settings in the tenant are not the ones that the record last agreed to.</summary>
    Changed = 2,

    Missing = 3,
}
