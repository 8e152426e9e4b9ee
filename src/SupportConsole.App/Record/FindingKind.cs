namespace SupportConsole.App.Record;

/// <summary>How the tenant and the record differ.</summary>
public enum FindingKind
{
    /// <summary>An enterprise connection in the tenant that the record does not have.</summary>
    Unmanaged = 1,

    /// <summary>Its settings in the tenant are not the ones that the record last agreed to.</summary>
    Changed = 2,

    /// <summary>The record has it, the tenant does not.</summary>
    Missing = 3,
}
